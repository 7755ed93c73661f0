import { expect, test } from 'vitest';
import { EventBudget } from './event-budget.ts';

test('[D21] of one who is refused over and over only so many refusals are written down in a window', () => {
  const budget = new EventBudget(2, 1_000);
  expect([0, 1, 2, 999].map((now) => budget.spend('a', now))).toEqual([true, true, false, false]);
  expect(budget.spend('b', 3)).toBe(true);
  expect(budget.spend('a', 1_000)).toBe(true);
});

test('[D21] however many different ones come, what is remembered of them is bounded', () => {
  const budget = new EventBudget(1, 1_000);
  for (let one = 0; one <= 10_000; one += 1) budget.spend(String(one), 0);
  expect(budget.spend('10000', 1)).toBe(false);
  expect(budget.spend('0', 1)).toBe(true);
});

test('[M24] a budget says when there is room again', () => {
  const budget = new EventBudget(1, 1_000);
  expect(budget.waitMs('a', 0)).toBe(0);
  budget.spend('a', 100);
  expect(budget.waitMs('a', 400)).toBe(700);
  expect(budget.waitMs('a', 1_100)).toBe(0);
});
