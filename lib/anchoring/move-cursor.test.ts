import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CursorText, type CursorUnit, moveCursor, segmentAt } from './move-cursor.ts';

const text = 'One, two. Three four!\n\nFive 👮🏽 six.';
const blocks = [
  { start: 0, end: 21 },
  { start: 23, end: text.length },
];
const place: CursorText = { text, blocks };

/** Every stop from one end of the text to the other. */
function walk(unit: CursorUnit, direction: 1 | -1): number[] {
  const stops = [direction === 1 ? 0 : text.length];
  for (;;) {
    const here = stops.at(-1) ?? 0;
    const next = moveCursor(place, here, unit, direction);
    if (next === here) return stops;
    stops.push(next);
  }
}

describe('moving the reading cursor', () => {
  const cases: [CursorUnit, number[]][] = [
    ['word', [0, 5, 10, 16, 23, 33, text.length]],
    ['sentence', [0, 10, 23, text.length]],
    ['paragraph', [0, 23, text.length]],
    ['text', [0, text.length]],
  ];

  test.each(cases)('[A12] by %s it stops where one begins, and at the end of the text', (unit, stops) => {
    expect(walk(unit, 1)).toEqual(stops);
    expect(walk(unit, -1)).toEqual(stops.toReversed());
  });

  test('[A12] from the end of a paragraph it moves as from the beginning of the next', () => {
    expect(moveCursor(place, 21, 'word', 1)).toBe(33);
    expect(moveCursor(place, 22, 'paragraph', 1)).toBe(text.length);
    expect(moveCursor(place, 21, 'sentence', -1)).toBe(10);
  });

  test('[A12] by character it never stops within what a reader sees as one', () => {
    const officer = text.indexOf('👮');
    expect(moveCursor(place, officer, 'character', 1)).toBe(officer + '👮🏽'.length);
    expect(moveCursor(place, officer + '👮🏽'.length, 'character', -1)).toBe(officer);
  });

  test('[A12] from any place it moves on until the edge, and stays there', () => {
    const unit = fc.constantFrom<CursorUnit>('character', 'word', 'sentence', 'paragraph', 'text');
    fc.assert(
      fc.property(fc.nat(text.length), unit, (offset, by) => {
        const on = moveCursor(place, offset, by, 1);
        const back = moveCursor(place, offset, by, -1);
        expect(offset === text.length ? on === offset : on > offset).toBe(true);
        expect(offset === 0 ? back === 0 : back < offset).toBe(true);
      }),
    );
  });

  test('[A13] the word, sentence or block at the cursor can be read out', () => {
    const read = (offset: number, unit: CursorUnit) => {
      const span = segmentAt(place, offset, unit);
      return span && text.slice(span.start, span.end);
    };
    expect(read(6, 'word')).toBe('two');
    expect(read(12, 'sentence')).toBe('Three four!');
    expect(read(25, 'paragraph')).toBe('Five 👮🏽 six.');
    expect(read(22, 'word')).toBeNull();
    expect(segmentAt({ text: '', blocks: [] }, 0, 'word')).toBeNull();
  });
});
