import { expect, test } from 'vitest';
import { describeAgo, describeExactly } from './describe-ago.ts';

const NOW = '2026-11-27T10:00:00Z';

test.each([
  { at: '2026-11-27T09:59:30Z', words: 'just now' },
  { at: '2026-11-27T10:00:20Z', words: 'just now' },
  { at: '2026-11-27T09:55:00Z', words: '5 minutes ago' },
  { at: '2026-11-27T09:00:01Z', words: '59 minutes ago' },
  { at: '2026-11-27T07:10:00Z', words: '2 hours ago' },
  { at: '2026-11-26T23:00:00Z', words: 'yesterday' },
  { at: '2026-11-24T10:00:00Z', words: '3 days ago' },
  { at: '2026-11-20T09:00:00Z', words: '20 November 2026' },
  { at: '2026-11-29T10:00:00Z', words: 'in 2 days' },
  { at: '2026-11-27T12:30:00Z', words: 'in 2 hours' },
])('[K4] $at is shown as "$words"', ({ at, words }) => {
  expect(describeAgo(new Date(at), new Date(NOW), 'UTC')).toBe(words);
});

test('[K4] days and exact times are those of the reader', () => {
  const late = new Date('2026-11-25T22:00:00Z');
  expect(describeAgo(late, new Date(NOW), 'UTC')).toBe('2 days ago');
  expect(describeAgo(late, new Date(NOW), 'Asia/Baku')).toBe('yesterday');
  expect(describeExactly(late, 'Asia/Baku')).toBe('26 November 2026 at 02:00 GMT+4');
});
