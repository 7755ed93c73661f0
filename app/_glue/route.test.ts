import { expect, test } from 'vitest';
import { AppError } from '#lib/errors.ts';
import { answer } from './route.ts';

test('[M24] a route answers over the limit with 429, the sentence, and for programs when to try again', async () => {
  const response = await answer(async () => {
    throw new AppError('request.too-many', { count: 20, waitS: 42 });
  });
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '42']);
  const message = 'You did this 20 times within a minute. Try again in 42 seconds.';
  expect(await response.json()).toEqual({ error: { code: 'RATE_LIMITED', message } });
  const other = await answer(async () => {
    throw new AppError('NOT_FOUND');
  });
  expect([other.status, other.headers.get('retry-after')]).toEqual([404, null]);
});
