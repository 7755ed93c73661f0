import { describe, expect, it } from 'vitest';
import { isReservedSlug, slugSchema } from './slug.ts';

describe('slugSchema', () => {
  it.each(['ab', 'Harbour', 'a--b', '-ab', 'ab-', 'a/b', 'a.json', 'a'.repeat(81)])('[F18] refuses %j', (slug) => {
    expect(slugSchema.safeParse(slug).success).toBe(false);
  });

  it('[F18] keeps the names of the site’s own pages', () => {
    expect(isReservedSlug('feed')).toBe(true);
    expect(isReservedSlug('harbour')).toBe(false);
  });
});
