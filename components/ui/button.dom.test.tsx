import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Button } from './button.tsx';

const pressed = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Send' });

test('[E2] a button that becomes busy keeps the focus and its name, and says that it cannot be pressed', () => {
  const { rerender } = render(<Button>Send</Button>);
  pressed().focus();
  rerender(<Button busy>Send</Button>);
  expect(document.activeElement).toBe(pressed());
  expect(pressed().disabled).toBe(false);
  expect(pressed().getAttribute('aria-disabled')).toBe('true');
});

test('[E2] while it is busy a press does nothing, and submits no form', () => {
  const [press, submit] = [vi.fn<() => void>(), vi.fn<(event: { preventDefault: () => void }) => void>()];
  submit.mockImplementation((event) => event.preventDefault());
  const show = (busy: boolean) => (
    <form onSubmit={submit}>
      <Button type="submit" busy={busy} onClick={press}>
        Send
      </Button>
    </form>
  );
  const { rerender } = render(show(true));
  fireEvent.click(pressed());
  expect([press.mock.calls.length, submit.mock.calls.length]).toEqual([0, 0]);
  rerender(show(false));
  fireEvent.click(pressed());
  expect([press.mock.calls.length, submit.mock.calls.length]).toEqual([1, 1]);
});
