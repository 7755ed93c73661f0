import { expect, test } from 'vitest';
import { makeSearchAllowance, SEARCHES_PER_MINUTE } from './search-allowance.ts';

test('[C30] a member searches 20 times a minute at most; another member is not held up by it', () => {
  const allowance = makeSearchAllowance();
  const taken = Array.from({ length: SEARCHES_PER_MINUTE + 5 }, (_, at) => allowance.take('ada', at));
  expect(taken.filter(Boolean)).toHaveLength(SEARCHES_PER_MINUTE);
  expect(allowance.take('bo', 30)).toBe(true);
  // A minute after the first one there is room for one more.
  expect(allowance.take('ada', 60_000)).toBe(true);
  expect(allowance.take('ada', 60_000)).toBe(false);
});

test('[C30] members who search no more are forgotten', () => {
  const allowance = makeSearchAllowance();
  for (let at = 0; at < 100; at++) allowance.take(`member ${at}`, 0);
  allowance.take('ada', 60_001);
  expect(allowance.memberCount).toBe(1);
});
