import { expect, test } from 'vitest';
import { describeDecided } from './decision.ts';

test.each([
  [3, 'approved', 'Claim 3: approved.'],
  [12, 'changes_requested', 'Claim 12: changes requested.'],
  [3, 'endorsed', 'Claim 3: approved by you; a second reviewer has to approve it.'],
] as const)('[W10] claim %i, %s: %s', (number, outcome, words) => {
  expect(describeDecided(number, outcome)).toBe(words);
});
