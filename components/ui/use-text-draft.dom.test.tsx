import { act, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useTextDraft } from './use-text-draft.ts';

function Form({ formKey, initial }: { formKey: string; initial?: string }) {
  const { text, change, settle } = useTextDraft(formKey, initial);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        settle(text, '');
      }}
    >
      <textarea aria-label="Reason" value={text} onChange={({ target }) => change(target.value)} />
      <button type="submit">Send</button>
    </form>
  );
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reason' });
const type = (value: string) => fireEvent.change(field(), { target: { value } });

test('[M17] what was typed is there again when the form comes back', () => {
  const { unmount } = render(<Form formKey="vote:1" />);
  type('I doubt it');
  unmount();
  render(<Form formKey="vote:1" />);
  expect(field().value).toBe('I doubt it');
});

test('[M17] what was emptied on purpose stays empty', () => {
  const { unmount } = render(<Form formKey="vote:1" initial="Sourced twice" />);
  type('');
  unmount();
  render(<Form formKey="vote:1" initial="Sourced twice" />);
  expect(field().value).toBe('');
});

test('[M17] what was sent is not kept', () => {
  const { unmount } = render(<Form formKey="vote:1" initial="Sourced twice" />);
  type('I doubt it');
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(field().value).toBe('');
  unmount();
  render(<Form formKey="vote:1" initial="Sourced twice" />);
  expect(field().value).toBe('Sourced twice');
});

test('[M17] each form has its own text', () => {
  const { unmount } = render(<Form formKey="vote:1" />);
  type('I doubt it');
  unmount();
  render(<Form formKey="vote:2" initial="Sourced twice" />);
  expect(field().value).toBe('Sourced twice');
});

test('[M17] what is typed while the form is being sent is kept', () => {
  const { result, unmount } = renderHook(() => useTextDraft('vote:1'));
  act(() => result.current.change('I doubt it'));
  const { settle } = result.current;
  act(() => result.current.change('I doubt it, and this is why'));
  act(() => settle('I doubt it', ''));
  expect(result.current.text).toBe('I doubt it, and this is why');
  unmount();
  render(<Form formKey="vote:1" />);
  expect(field().value).toBe('I doubt it, and this is why');
});

test('[M17] the sent text is settled though its form was closed meanwhile, but not what was typed in the next one', () => {
  const first = renderHook(() => useTextDraft('vote:1'));
  act(() => first.result.current.change('Sent'));
  first.unmount();
  const second = renderHook(() => useTextDraft('vote:1'));
  act(() => second.result.current.change('Sent, then changed'));
  act(() => first.result.current.settle('Sent', ''));
  expect(sessionStorage.getItem('vote:1')).toBe('Sent, then changed');
  act(() => second.result.current.change('Sent'));
  act(() => first.result.current.settle('Sent', ''));
  expect(sessionStorage.getItem('vote:1')).toBeNull();
});
