import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIntervalIndex } from './interval-index.ts';

describe('finding the annotations at a place', () => {
  test('[A11] the shortest span comes first, an end is exclusive', () => {
    const long = { start: 0, end: 20 };
    const short = { start: 5, end: 8 };
    const index = buildIntervalIndex([long, short]);
    expect(index.at(5)).toEqual([short, long]);
    expect(index.at(8)).toEqual([long]);
    expect(index.at(20)).toEqual([]);
    expect(buildIntervalIndex([]).at(0)).toEqual([]);
  });

  test('[A11] finds exactly what a search through all spans finds', () => {
    const span = fc.record({ start: fc.nat(80), end: fc.nat(80) });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 60 }), fc.nat(80), (spans, offset) => {
        const wanted = new Set(spans.filter(({ start, end }) => start <= offset && offset < end));
        const found = buildIntervalIndex(spans).at(offset);
        expect(new Set(found)).toEqual(wanted);
        expect(found).toHaveLength(wanted.size);
      }),
    );
  });
});
