import { describe, expect, it } from 'vitest';
import { isReservedSlug, isSlug } from './slug.ts';

describe('isSlug', () => {
  it.each(['ab', 'Harbour', 'a--b', '-ab', 'ab-', 'a/b', 'a.json', 'a'.repeat(81)])('[F18] refuses %j', (slug) => {
    expect(isSlug(slug)).toBe(false);
  });

  it.each(['abc', 'a-b', '2025', 'a'.repeat(80)])('[F18] takes %j', (slug) => {
    expect(isSlug(slug)).toBe(true);
  });

  it('[F18] keeps the names of the site’s own pages', () => {
    expect(isReservedSlug('feed')).toBe(true);
    expect(isReservedSlug('harbour')).toBe(false);
  });
});
