import { expect, test } from 'vitest';
import { describeUnread } from './unread.ts';

test.each([
  { unread: { isNew: true, annotationCount: 4 }, words: 'New' },
  { unread: { isNew: false, annotationCount: 0 }, words: null },
  { unread: { isNew: false, annotationCount: 1 }, words: '1 new annotation' },
  { unread: { isNew: false, annotationCount: 3 }, words: '3 new annotations' },
])('[R25] $unread: $words', ({ unread, words }) => {
  expect(describeUnread(unread)).toBe(words);
});
