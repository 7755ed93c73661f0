import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerAction } from '#scripts/testing/dom/server.ts';
import { MentionSeen } from './mention-seen.tsx';

type Seen = { isIntersecting: boolean; intersectionRatio: number; height: number };

let report: ((seen: Seen) => Promise<void>) | undefined;

/** The browser's observer: a test says what comes into view. */
class FakeObserver {
  constructor(callback: (entries: object[]) => void) {
    report = ({ height, ...seen }) =>
      act(async () => callback([{ ...seen, intersectionRect: { height }, rootBounds: { height: 800 } }]));
  }
  observe = () => undefined;
  disconnect = () => undefined;
}

beforeEach(() => {
  report = undefined;
  vi.stubGlobal('IntersectionObserver', FakeObserver);
});
afterEach(() => void vi.unstubAllGlobals());

function show(isUnseen = true): unknown[] {
  const sent: unknown[] = [];
  answerAction('refreshPageAction', async () => ({ ok: true, value: null }));
  answerAction('seeMentionsAction', async (input) => {
    sent.push(input);
    return { ok: true, value: null };
  });
  render(
    <MentionSeen of={{ commentId: 'c' }} isUnseen={isUnseen}>
      <p>Look, Bo</p>
    </MentionSeen>,
  );
  return sent;
}

test('[I7] a mention counts as seen once most of it was in view, not before', async () => {
  const sent = show();
  await report?.({ isIntersecting: false, intersectionRatio: 0, height: 0 });
  await report?.({ isIntersecting: true, intersectionRatio: 0.2, height: 20 });
  expect(sent).toEqual([]);
  await report?.({ isIntersecting: true, intersectionRatio: 1, height: 100 });
  expect(sent).toEqual([{ commentIds: ['c'] }]);
});

test('[I7] of a long one half a screen is enough; what was seen before is not watched', async () => {
  const sent = show();
  await report?.({ isIntersecting: true, intersectionRatio: 0.3, height: 500 });
  expect(sent).toHaveLength(1);
  report = undefined;
  show(false);
  expect(report).toBeUndefined();
});
