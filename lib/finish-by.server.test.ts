import { expect, test } from 'vitest';
import { finishBy } from './finish-by.server.ts';

test('[D23] a part that hangs is waited for until the deadline', async () => {
  const deadline = Promise.withResolvers<void>();
  const outcome = finishBy(deadline.promise, 'database', () => new Promise(() => undefined)).then(() => 'ended');
  const turn = new Promise(setImmediate).then(() => 'waiting');
  expect(await Promise.race([outcome, turn])).toBe('waiting');
  deadline.resolve();
  expect(await outcome).toBe('ended');
});

test('[D23] a part that fails, at once or later, stops no other', async () => {
  const never = new Promise<void>(() => undefined);
  await finishBy(never, 'signals', async () => Promise.reject(new Error('gone already')));
  await finishBy(never, 'signals', () => {
    throw new Error('never there');
  });
});

test('[D23] a part that ends is waited for', async () => {
  const order: string[] = [];
  await finishBy(new Promise<void>(() => undefined), 'database', async () => {
    await new Promise(setImmediate);
    order.push('part');
  });
  expect(order).toEqual(['part']);
});
