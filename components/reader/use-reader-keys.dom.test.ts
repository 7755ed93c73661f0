import { fireEvent, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useReaderKeys } from './use-reader-keys.ts';

/** A page that waits for `a`. `press` says whether the page, not the browser, acts on the key. */
function waitForKey() {
  const run = vi.fn<() => void>();
  renderHook(() => useReaderKeys({ a: run }));
  const press = (at: Element, key = 'a', modifiers = {}) => !fireEvent.keyDown(at, { key, ...modifiers });
  return { run, press };
}

function put(html: string): Element {
  document.body.insertAdjacentHTML('beforeend', html);
  return document.body.lastElementChild!;
}

test('[A21] a single key acts wherever the focus is, with Caps Lock too', () => {
  const { run, press } = waitForKey();
  expect(press(document.body)).toBe(true);
  expect(press(put('<button>Elsewhere</button>'), 'A')).toBe(true);
  expect(run).toHaveBeenCalledTimes(2);
});

test.each(['<input>', '<textarea></textarea>', '<select></select>', '<div contenteditable="true"></div>'])(
  '[A21] a key that is typed in %s is left to it',
  (field) => {
    const { run, press } = waitForKey();
    expect(press(put(field))).toBe(false);
    expect(run).not.toHaveBeenCalled();
  },
);

test('[A21] with a dialog open no key acts on the page beneath it', () => {
  const { run, press } = waitForKey();
  const dialog = put('<div role="dialog"></div>');
  expect(press(document.body)).toBe(false);
  dialog.remove();
  expect(press(document.body)).toBe(true);
  expect(run).toHaveBeenCalledOnce();
});

test.each(['ctrlKey', 'metaKey', 'altKey'])('[A21] with %s the key is the browser’s', (modifier) => {
  const { run, press } = waitForKey();
  expect(press(document.body, 'a', { [modifier]: true })).toBe(false);
  expect(run).not.toHaveBeenCalled();
});

test('[A21] a key without an action is left to the browser', () => {
  const { press } = waitForKey();
  expect(press(document.body, 'b')).toBe(false);
});

test('[A21] a key that something else on the page acted on does nothing more', () => {
  const { run, press } = waitForKey();
  const editor = put('<div></div>');
  editor.addEventListener('keydown', (event) => event.preventDefault());
  press(editor);
  expect(run).not.toHaveBeenCalled();
});

test('[A21] a key does what the page shows now', () => {
  const [before, now] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const { rerender, unmount } = renderHook((run) => useReaderKeys({ a: run }), { initialProps: before });
  rerender(now);
  fireEvent.keyDown(document.body, { key: 'a' });
  unmount();
  fireEvent.keyDown(document.body, { key: 'a' });
  expect([before.mock.calls.length, now.mock.calls.length]).toEqual([0, 1]);
});
