import { expect, test } from 'vitest';
import { FairQueue } from './fair-queue.ts';

/** Queues work that the test ends, and records the order in which it began. */
function makeQueue(waitingMax = 100) {
  const queue = new FairQueue({ runningMax: 1, waitingMax });
  const begun: string[] = [];
  const endings: (() => void)[] = [];
  const add = (lane: string | null, name: string) =>
    queue.run(lane, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => endings.push(resolve));
    });
  const endAll = async (all: Promise<void>[]) => {
    for (let ended = 0; ended < all.length; ended += 1) {
      await expect.poll(() => endings.length).toBeGreaterThan(ended);
      endings[ended]?.();
    }
    await Promise.all(all);
  };
  return { add, begun, endAll };
}

test('[M23] sixty from one address keep the next one waiting for one of them', async () => {
  const { add, begun, endAll } = makeQueue();
  const all = Array.from({ length: 60 }, (_, at) => add('crowd', `crowd ${at}`));
  await endAll([...all, add('honest', 'honest')]);
  expect(begun.indexOf('honest')).toBeLessThanOrEqual(2);
});

test('[M23] who has signed in from their address before goes first, also when too many wait', async () => {
  const { add, begun, endAll } = makeQueue(3);
  const all = ['a', 'b', 'c', 'd'].map((lane) => add(lane, lane));
  await expect(add('e', 'e')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await endAll([...all, add(null, 'known')]);
  expect(begun).toEqual(['a', 'known', 'b', 'c', 'd']);
});

test('[M23] what fails lets the next one in', async () => {
  const queue = new FairQueue({ runningMax: 1, waitingMax: 10 });
  const failing = queue.run('a', () => Promise.reject(new Error('broken')));
  const next = queue.run('b', async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('done');
  expect(await queue.run('c', async () => 'again')).toBe('again');
});
