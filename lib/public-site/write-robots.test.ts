import { expect, test } from 'vitest';
import { writeRobots } from './write-sitemap.ts';

/** Whether RFC 9309, 2.2.2, lets a crawler read a path: the longest rule that matches counts, and Allow among equals. */
function isAllowed(path: string): boolean {
  const rules = [...writeRobots('https://facts.test').matchAll(/^(Allow|Disallow): (.*)$/gm)];
  const [best] = rules
    .filter(([, , prefix = '']) => path.startsWith(prefix))
    .sort(([, a, left = ''], [, , right = '']) => right.length - left.length || (a === 'Allow' ? -1 : 1));
  return best?.[1] !== 'Disallow';
}

test.each([
  '/',
  '/facts',
  '/facts/harbour',
  '/facts/harbour/claims/1',
  '/facts/newsrooms/harbour-desk',
  '/facts?newsroom=harbour-desk',
  '/facts/corrections',
])('[P65] a crawler may read %s', (path) => expect(isAllowed(path)).toBe(true));

test.each([
  '/stories',
  '/stories/1',
  '/review',
  '/settings/keys',
  '/for-you',
  '/search?q=x',
  '/facts?q=x',
  '/api/v1/audit',
])('[P65] a crawler may not read %s', (path) => expect(isAllowed(path)).toBe(false));
