import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { COMPACTION_RETRY_MAX_MS, COMPACTION_RETRY_MIN_MS, COMPACTION_TRIES_MAX } from '#lib/draft-log/limits.ts';
import { log } from '#lib/log.server.ts';
import { CompactionLane } from './compaction-lane.server.ts';

let errors: unknown[];

beforeEach(() => {
  vi.useFakeTimers();
  errors = [];
  vi.spyOn(log(), 'error').mockImplementation((...line: unknown[]) => void errors.push(line));
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Fails as often as given, then succeeds. */
function failing(times: number) {
  let left = times;
  return vi.fn(async () => {
    left -= 1;
    if (left >= 0) throw new Error('unable to start a transaction in the given time');
  });
}

test('[D34] a compaction that fails is tried again, and is no error once it succeeds', async () => {
  const lane = new CompactionLane();
  const compact = failing(COMPACTION_TRIES_MAX - 1);
  lane.add('sheet:a', compact);
  await vi.advanceTimersByTimeAsync(COMPACTION_RETRY_MIN_MS - 1);
  expect(compact).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(compact).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(COMPACTION_TRIES_MAX * COMPACTION_RETRY_MAX_MS);
  expect(compact).toHaveBeenCalledTimes(COMPACTION_TRIES_MAX);
  expect(errors).toEqual([]);
});

test('[D34] a compaction that never succeeds is one error, and holds up no other draft', async () => {
  const lane = new CompactionLane();
  const hopeless = failing(Number.POSITIVE_INFINITY);
  const other = failing(0);
  lane.add('sheet:a', hopeless);
  lane.add('sheet:b', other);
  await vi.advanceTimersByTimeAsync(0);
  expect(other).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(COMPACTION_TRIES_MAX * COMPACTION_RETRY_MAX_MS);
  expect(hopeless).toHaveBeenCalledTimes(COMPACTION_TRIES_MAX);
  expect(errors).toHaveLength(1);
});

test('[D34] drafts are compacted one after the other, and each as it was asked last', async () => {
  const lane = new CompactionLane();
  const order: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const step = (name: string, wait?: Promise<void>) => async () => {
    order.push(`${name} begins`);
    await wait;
    order.push(`${name} ends`);
  };
  lane.add('sheet:a', step('a', promise));
  lane.add('sheet:b', step('b at first'));
  lane.add('sheet:b', step('b at last'));
  await vi.advanceTimersByTimeAsync(0);
  expect(order).toEqual(['a begins']);
  resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(order).toEqual(['a begins', 'a ends', 'b at last begins', 'b at last ends']);
});

test('[D34] after its stop the lane begins nothing', async () => {
  const lane = new CompactionLane();
  const compact = failing(1);
  lane.add('sheet:a', compact);
  await vi.advanceTimersByTimeAsync(0);
  lane.stop();
  lane.add('sheet:b', compact);
  await vi.advanceTimersByTimeAsync(COMPACTION_RETRY_MAX_MS);
  expect(compact).toHaveBeenCalledTimes(1);
});
