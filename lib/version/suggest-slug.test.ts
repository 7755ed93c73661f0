import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isReservedSlug, isSlug } from './slug.ts';
import { makeUniqueSlug, suggestSlug } from './suggest-slug.ts';

test.each([
  ['What closed the harbour?', 'what-closed-the-harbour'],
  ['  Çay & Kahve: “2025” ', 'cay-kahve-2025'],
  ['What’s left of it', 'whats-left-of-it'],
  ['Что случилось: Səfərov qardaşları', 'chto-sluchilos-seferov-qardaslari'],
  ['Що сталося з Їжаком', 'shcho-stalosya-z-izhakom'],
  ['Τι συνέβη', 'ti-synevi'],
  ['Ħamrun – ça suffit!', 'hamrun-ca-suffit'],
  ['Straße, Øl & Æ', 'strasse-ol-ae'],
  ['ماذا حدث؟', 'mdh-hdth'],
  ['何が起きたか', 'hegaqikitaka'],
  ['Feed', 'story-feed'],
  ['Go', 'story-go'],
  ['?!', 'story'],
  ['', 'story'],
])('[F40] makes of %j the address %j', (title, slug) => {
  expect(suggestSlug(title)).toBe(slug);
});

test('[F40] whatever the title, the suggestion may be used', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const slug = suggestSlug(title);
      expect(isSlug(slug)).toBe(true);
      expect(isReservedSlug(slug)).toBe(false);
    }),
  );
});

test('[F40] an address that is taken gets a number, within the length', () => {
  expect(makeUniqueSlug('harbour', new Set())).toBe('harbour');
  expect(makeUniqueSlug('harbour', new Set(['harbour', 'harbour-2']))).toBe('harbour-3');
  const long = `${'a'.repeat(77)}-bc`;
  const unique = makeUniqueSlug(long, new Set([long]));
  expect(unique).toBe(`${'a'.repeat(77)}-2`);
  expect(isSlug(unique)).toBe(true);
});
