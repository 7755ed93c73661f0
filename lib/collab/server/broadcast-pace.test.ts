import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  BROADCAST_MAX_MS,
  QUIET_MESSAGES_PER_SECOND,
  SENDS_PER_SECOND_AT_ONCE,
  SENDS_PER_SECOND_GATHERED,
} from '#lib/draft-log/limits.ts';
import { broadcastDelayMs, EventRate } from './broadcast-pace.ts';

const BUSY = QUIET_MESSAGES_PER_SECOND + 1;

/** The delay of `drafts` drafts in which `people` each write `perSecond` messages, after some seconds. */
function settle({ drafts, people, perSecond }: { drafts: number; people: number; perSecond: number }): number {
  const node = new EventRate();
  const draft = new EventRate();
  const everyMs = 1000 / (people * perSecond * drafts);
  let delayMs = 0;
  for (let index = 0; index * everyMs < 5_000; index += 1) {
    const nowMs = index * everyMs;
    const sends = node.count(people, nowMs);
    if (index % drafts === 0) delayMs = broadcastDelayMs(draft.count(1, nowMs), sends);
  }
  return delayMs;
}

test('[D32] a draft with ten writers sends each message at once', () => {
  expect(settle({ drafts: 1, people: 10, perSecond: 5 })).toBe(0);
});

test('[D32] fifty writers in one draft, and ten in each of twenty, are gathered for the longest time', () => {
  expect(settle({ drafts: 1, people: 50, perSecond: 5 })).toBe(BROADCAST_MAX_MS);
  expect(settle({ drafts: 20, people: 10, perSecond: 5 })).toBe(BROADCAST_MAX_MS);
});

test('[D32] a quiet draft never waits, however busy its node is', () => {
  expect(broadcastDelayMs(QUIET_MESSAGES_PER_SECOND, SENDS_PER_SECOND_GATHERED * 10)).toBe(0);
});

test('[D32] the delay grows with what the node has to send, and has an end', () => {
  expect(broadcastDelayMs(BUSY, SENDS_PER_SECOND_AT_ONCE)).toBe(0);
  expect(broadcastDelayMs(BUSY, SENDS_PER_SECOND_GATHERED)).toBe(BROADCAST_MAX_MS);
  const rate = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(rate, rate, (one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      expect(broadcastDelayMs(BUSY, less)).toBeLessThanOrEqual(broadcastDelayMs(BUSY, more));
      expect(broadcastDelayMs(BUSY, more)).toBeLessThanOrEqual(BROADCAST_MAX_MS);
    }),
  );
});

test('[D32] a rate is what came in the last second, and forgets', () => {
  const rate = new EventRate();
  for (let nowMs = 0; nowMs < 5_000; nowMs += 10) rate.count(1, nowMs);
  expect(rate.count(0, 5_000)).toBeCloseTo(100, -1);
  expect(rate.count(0, 15_000)).toBeLessThan(0.01);
});
