import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAINT_MAX_DEPTH, type Paintable, planPaint } from './plan-paint.ts';

const TEXT_LENGTH = 60;
const paintable: fc.Arbitrary<Paintable> = fc.record({
  start: fc.nat(TEXT_LENGTH),
  end: fc.nat(TEXT_LENGTH),
  colour: fc.nat(2),
  resolved: fc.boolean(),
});

/** How often each place is covered by one style, by counting. */
function countCover(paintables: Paintable[], colour: number, resolved: boolean): number[] {
  return Array.from(
    { length: TEXT_LENGTH },
    (_, at) =>
      paintables.filter((p) => p.colour === colour && p.resolved === resolved && p.start <= at && at < p.end).length,
  );
}

describe('planning the paint', () => {
  test('[A9] overlaps of one colour become layers, so that they blend', () => {
    const plan = planPaint([
      { start: 0, end: 10, colour: 1, resolved: false },
      { start: 5, end: 15, colour: 1, resolved: false },
    ]);
    expect(plan).toEqual([
      { colour: 1, resolved: false, depth: 0, spans: [{ start: 0, end: 15 }] },
      { colour: 1, resolved: false, depth: 1, spans: [{ start: 5, end: 10 }] },
    ]);
  });

  test('[A9] each place is painted as often as it is covered, up to the greatest depth', () => {
    fc.assert(
      fc.property(fc.array(paintable, { maxLength: 40 }), (paintables) => {
        const plan = planPaint(paintables);
        for (const colour of [0, 1, 2]) {
          for (const resolved of [false, true]) {
            const layers = plan.filter((layer) => layer.colour === colour && layer.resolved === resolved);
            const painted = Array.from(
              { length: TEXT_LENGTH },
              (_, at) => layers.filter((layer) => layer.spans.some((span) => span.start <= at && at < span.end)).length,
            );
            const limit = resolved ? 1 : PAINT_MAX_DEPTH;
            expect(painted).toEqual(countCover(paintables, colour, resolved).map((count) => Math.min(count, limit)));
          }
        }
      }),
    );
  });

  test('[A10] the spans of a layer are sorted and never touch: no plan has fewer', () => {
    fc.assert(
      fc.property(fc.array(paintable, { maxLength: 60 }), (paintables) => {
        for (const { spans } of planPaint(paintables)) {
          expect(spans.every(({ start, end }) => start < end)).toBe(true);
          expect(spans.every(({ start }, index) => index === 0 || (spans[index - 1]?.end ?? start) < start)).toBe(true);
        }
      }),
    );
  });

  test('[A10] the order of the annotations does not matter', () => {
    fc.assert(
      fc.property(fc.array(paintable, { maxLength: 30 }), (paintables) => {
        const key = (plan: ReturnType<typeof planPaint>) => plan.map((layer) => JSON.stringify(layer)).sort();
        expect(key(planPaint(paintables.toReversed()))).toEqual(key(planPaint(paintables)));
      }),
    );
  });
});
