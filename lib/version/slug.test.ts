import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReservedSlug, slugSchema, suggestSlug } from './slug.ts';

describe('suggestSlug', () => {
  it.each([
    ['What closed the harbour?', 'what-closed-the-harbour'],
    ['  Çay & Kahve: “2025” ', 'cay-kahve-2025'],
    ['لماذا أغلق الميناء', ''],
  ])('[F18] makes of %j the address %j', (title, slug) => {
    expect(suggestSlug(title)).toBe(slug);
  });

  it('[F18] suggests what may be used, or too little', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const slug = suggestSlug(title);
        expect(slug.length < 3 || slugSchema.safeParse(slug).success).toBe(true);
      }),
    );
  });
});

describe('slugSchema', () => {
  it.each(['ab', 'Harbour', 'a--b', '-ab', 'ab-', 'a/b', 'a.json', 'a'.repeat(81)])('[F18] refuses %j', (slug) => {
    expect(slugSchema.safeParse(slug).success).toBe(false);
  });

  it('[F18] keeps the names of the site’s own pages', () => {
    expect(isReservedSlug('feed')).toBe(true);
    expect(isReservedSlug('harbour')).toBe(false);
  });
});
