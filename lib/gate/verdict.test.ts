import { expect, test } from 'vitest';
import type { Rating } from './rating.ts';
import { findVerdict, VERDICT_WORDS } from './verdict.ts';

test.each([
  [1, 'Confirmed'],
  [2, 'Probably true'],
  [3, 'Unconfirmed'],
  [4, 'Doubtful'],
  [5, 'False'],
  [6, 'Cannot be judged'],
] as [Rating, string][])('[V9] consensus on %i is published as “%s”, contested as “Disputed”', (rating, words) => {
  // The gate never counts a 6; it stands here for the absence of a rating.
  const counted = rating === 6 ? null : rating;
  expect(VERDICT_WORDS[findVerdict({ kind: 'reached', rating: counted })]).toBe(words);
  expect(VERDICT_WORDS[findVerdict({ kind: 'contested', rating: counted })]).toBe('Disputed');
});
