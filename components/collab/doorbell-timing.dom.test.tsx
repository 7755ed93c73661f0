import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useDoorbell } from './use-doorbell.ts';

const draft = vi.hoisted(() => {
  const unheard: () => void = () => undefined;
  return { pageCount: 1, ring: unheard };
});
vi.mock('./connect-draft.ts', () => ({
  connectDraft: () => ({
    awareness: { getStates: () => new Map(Array.from({ length: draft.pageCount }, (_, key) => [key, {}])) },
    onRing: (listener: () => void) => {
      draft.ring = listener;
    },
    retry: () => undefined,
    drop: () => undefined,
    close: () => undefined,
  }),
}));

const onRing = vi.fn();

function Page() {
  useDoorbell('story', { memberId: 'm', name: 'Editor', colour: 0 }, onRing);
  return null;
}

function setVisible(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

beforeEach(() => {
  vi.useFakeTimers();
  draft.pageCount = 1;
  onRing.mockClear();
  render(<Page />);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('[D52] decisions in quick succession fetch the page once, and those that go on and on do not put it off', () => {
  for (let ms = 0; ms < 100; ms += 50) {
    draft.ring();
    vi.advanceTimersByTime(50);
  }
  expect(onRing).not.toHaveBeenCalled();
  vi.advanceTimersByTime(50);
  expect(onRing).toHaveBeenCalledTimes(1);
  for (let ms = 0; ms < 1_000; ms += 100) {
    draft.ring();
    vi.advanceTimersByTime(100);
  }
  expect(onRing.mock.calls.length).toBeGreaterThan(3);
});

test.each([
  { pageCount: 1, luck: 0.999, ms: 150 },
  { pageCount: 6, luck: 0, ms: 150 },
  { pageCount: 6, luck: 0.5, ms: 400 },
  { pageCount: 100, luck: 0.5, ms: 650 },
])('[D52] of $pageCount open pages one with luck $luck is fetched after $ms ms', ({ pageCount, luck, ms }) => {
  draft.pageCount = pageCount;
  vi.spyOn(Math, 'random').mockReturnValue(luck);
  draft.ring();
  vi.advanceTimersByTime(ms - 1);
  expect(onRing).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onRing).toHaveBeenCalledTimes(1);
});

test('[D52] a page that nobody sees is fetched once it is seen', () => {
  setVisible('hidden');
  draft.ring();
  vi.advanceTimersByTime(5_000);
  expect(onRing).not.toHaveBeenCalled();
  setVisible('visible');
  expect(onRing).toHaveBeenCalledTimes(1);
  setVisible('visible');
  expect(onRing).toHaveBeenCalledTimes(1);
});
