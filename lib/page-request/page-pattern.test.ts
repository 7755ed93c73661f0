import { expect, test } from 'vitest';
import { namePagePattern } from './page-pattern.ts';

const ID = '018f0000-0000-7000-8000-000000000001';

test.each([
  ['/', '/'],
  ['/stories', '/stories'],
  ['/stories/', '/stories'],
  [`/stories/${ID}/articles/${ID}`, '/stories/[id]/articles/[id]'],
  ['/settings/audit', '/settings/audit'],
  ['/stories/not-an-id', 'other'],
  ['/_next/static/chunks/1.js', 'other'],
  [`/${'stories/'.repeat(9)}`, 'other'],
])('[S18] the page %s is counted as %s', (path, pattern) => {
  expect(namePagePattern(path)).toBe(pattern);
});
