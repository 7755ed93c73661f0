import { expect, test } from 'vitest';
import { describeClaimChanges } from './describe-claim-changes.ts';

const review = { id: 'r1', decision: 'approved', reviewer: { name: 'Ada' } };
const seen = { version: 4, wording: { number: 1 }, evidence: [{ id: 'a' }, { id: 'b' }], reviews: [] };

test.each([
  { says: 'nothing', now: seen, words: [] },
  { says: 'a wording', now: { ...seen, version: 5, wording: { number: 2 } }, words: ['It was reworded.'] },
  {
    says: 'evidence',
    now: { ...seen, version: 7, evidence: [{ id: 'b' }, { id: 'c' }, { id: 'd' }] },
    words: ['2 passages were linked.', '1 passage was taken off.'],
  },
  { says: 'a review', now: { ...seen, version: 5, reviews: [review] }, words: ['Ada has decided on it.'] },
  {
    says: 'an answer',
    now: {
      ...seen,
      version: 5,
      replies: [{ id: 'x', party: 'Bo', answer: 'So.', answeredAt: '2026-01-01T00:00:00Z' }],
    },
    words: ['An answer of Bo was recorded.'],
  },
  { says: 'anything else', now: { ...seen, version: 5 }, words: ['What belongs to it was changed.'] },
])('[W15] $says: $words', ({ now, words }) => {
  expect(describeClaimChanges(seen, now)).toEqual(words);
});
