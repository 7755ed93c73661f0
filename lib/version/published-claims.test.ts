import { expect, test } from 'vitest';
import { describePublished } from './published-claims.ts';

const sheet = { slug: 'harbour', number: 2, retracted: false, claimNumbers: [1, 3] };

test.each([
  { published: sheet, number: 3, words: 'Published in version 2' },
  { published: sheet, number: 2, words: null },
  { published: { ...sheet, retracted: true }, number: 1, words: 'Published; the sheet is retracted' },
  { published: null, number: 1, words: null },
])('[C24] claim $number of $published: $words', ({ published, number, words }) => {
  expect(describePublished(published, number)).toBe(words);
});
