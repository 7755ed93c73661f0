import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSharedPassages, type Highlight } from './find-shared-passages.ts';

const mark = (id: string, authorId: string, start: number, end: number): Highlight => ({ id, authorId, start, end });

test('[C15] overlapping highlights of two members are one passage, as far as both reach', () => {
  const found = findSharedPassages([mark('1', 'ada', 0, 10), mark('2', 'bo', 5, 20), mark('3', 'bo', 30, 40)]);
  expect(found).toEqual([{ start: 0, end: 20, annotationIds: ['1', '2'], authorIds: ['ada', 'bo'] }]);
});

test.each([
  ['one member alone', [mark('1', 'ada', 0, 10), mark('2', 'ada', 5, 20)]],
  ['highlights that merely touch', [mark('1', 'ada', 0, 10), mark('2', 'bo', 10, 20)]],
  ['none', []],
])('[C15] %s share no passage', (_, highlights) => {
  expect(findSharedPassages(highlights)).toEqual([]);
});

test('[C15] the passages do not depend on the order of the highlights, and do not overlap', () => {
  const highlight = fc
    .tuple(fc.uuid(), fc.constantFrom('ada', 'bo', 'cy'), fc.nat(100), fc.integer({ min: 1, max: 20 }))
    .map(([id, author, start, length]) => mark(id, author, start, start + length));
  fc.assert(
    fc.property(fc.uniqueArray(highlight, { selector: ({ id }) => id }), (highlights) => {
      const found = findSharedPassages(highlights);
      const spans = (list: typeof found) => list.map(({ start, end }) => [start, end]);
      expect(spans(findSharedPassages(highlights.toReversed()))).toEqual(spans(found));
      for (const [at, { start, authorIds }] of found.entries()) {
        expect(authorIds.length).toBeGreaterThan(1);
        expect(start).toBeGreaterThanOrEqual(found[at - 1]?.end ?? 0);
      }
    }),
  );
});
