import { fireEvent, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { applySingleKeys, chooseSingleKeys } from './single-keys.ts';
import { useKeys } from './use-keys.ts';

/** A page that waits for `j`. `press` says whether the page, not the browser, acts on the key. */
function waitForKey() {
  const run = vi.fn<() => void>();
  renderHook(() => useKeys({ j: run }));
  const press = (at: Element, key = 'j', modifiers = {}) => !fireEvent.keyDown(at, { key, ...modifiers });
  return { run, press };
}

function put(html: string): Element {
  document.body.insertAdjacentHTML('beforeend', html);
  return document.body.lastElementChild!;
}

test('[A21] a single key acts wherever the focus is', () => {
  const { run, press } = waitForKey();
  expect(press(document.body)).toBe(true);
  expect(press(put('<button>Elsewhere</button>'))).toBe(true);
  expect(run).toHaveBeenCalledTimes(2);
});

test.each([
  '<input>',
  '<textarea></textarea>',
  '<select></select>',
  '<div contenteditable="true"></div>',
  '<div role="dialog"></div>',
])('[A21] a key in %s is left to it', (field) => {
  const { run, press } = waitForKey();
  expect(press(put(field))).toBe(false);
  expect(run).not.toHaveBeenCalled();
});

test.each(['ctrlKey', 'metaKey', 'altKey'])('[A21] with %s the key is the browser’s', (modifier) => {
  const { run, press } = waitForKey();
  expect(press(document.body, 'j', { [modifier]: true })).toBe(false);
  expect(run).not.toHaveBeenCalled();
});

test('[A21] a key without an action is left to the browser', () => {
  const { press } = waitForKey();
  expect(press(document.body, 'k')).toBe(false);
});

test('[A21] a key does what the page shows now, and nothing once the page is left', () => {
  const [before, now] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const { rerender, unmount } = renderHook((run) => useKeys({ j: run }), { initialProps: before });
  rerender(now);
  fireEvent.keyDown(document.body, { key: 'j' });
  unmount();
  fireEvent.keyDown(document.body, { key: 'j' });
  expect([before.mock.calls.length, now.mock.calls.length]).toEqual([0, 1]);
});

test('[A22] where the member has turned single keys off none acts, for this member only', () => {
  chooseSingleKeys('ada', false);
  const { run, press } = waitForKey();
  expect(press(document.body)).toBe(false);
  applySingleKeys('bo');
  expect(press(document.body)).toBe(true);
  applySingleKeys('ada');
  expect(press(document.body)).toBe(false);
  chooseSingleKeys('ada', true);
  expect(press(document.body)).toBe(true);
  expect(run).toHaveBeenCalledTimes(2);
});
