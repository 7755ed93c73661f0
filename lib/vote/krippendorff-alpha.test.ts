import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AlphaUnit, describeAlpha, measureAlpha } from './krippendorff-alpha.ts';

/** One line a coder, "." where the coder did not rate; turned into one array a unit. */
function readUnits(...coders: string[]): AlphaUnit[] {
  const rows = coders.map((line) => line.split(' ').map((mark) => (mark === '.' ? null : Number(mark))));
  return (rows[0] ?? []).map((_, unit) => rows.map((row) => row[unit] ?? null));
}

// K. Krippendorff: Computing Krippendorff's Alpha-Reliability. University of Pennsylvania, 2011, part C: four observers,
// twelve units, missing values. The paper gives 0.743 (nominal), 0.815 (ordinal), 0.849 (interval); the tests of two other
// implementations hold to the same figures: R's `icr_kripp_alpha` and Python's fast-krippendorff (ordinal).
const FOUR_OBSERVERS = readUnits(
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
);

// Wikipedia, Krippendorff's alpha, "A computational example": three coders, fifteen units, missing values; 0.691 and 0.811.
// Six digits: the tests of fast-krippendorff (tests/test_krippendorff.py), 0.691358 nominal and 0.810845 interval.
const THREE_CODERS = readUnits(
  '. . . . . 3 4 1 2 1 1 3 3 . 3',
  '1 . 2 1 3 3 4 3 . . . . . . .',
  '. . 2 1 3 4 4 . 2 1 1 3 3 . 4',
);

// Krippendorff 2011, part A: two observers, ten binary units, nothing missing; 0.095.
const TWO_OBSERVERS = readUnits('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0');

// Krippendorff 2011, part B: two observers, twelve units, nothing missing; 0.692. The paper's values a to e are 1 to 5 here.
const FIVE_CATEGORIES = readUnits('1 1 2 2 4 3 3 3 5 4 4 1', '2 1 2 2 2 3 3 3 5 4 4 4');

describe('Krippendorff’s alpha', () => {
  test.each([
    { metric: 'nominal', units: FOUR_OBSERVERS, alpha: 0.743, unitCount: 11 },
    { metric: 'ordinal', units: FOUR_OBSERVERS, alpha: 0.815, unitCount: 11 },
    { metric: 'interval', units: FOUR_OBSERVERS, alpha: 0.849, unitCount: 11 },
    { metric: 'nominal', units: THREE_CODERS, alpha: 0.691358, unitCount: 12 },
    { metric: 'interval', units: THREE_CODERS, alpha: 0.810845, unitCount: 12 },
    { metric: 'nominal', units: TWO_OBSERVERS, alpha: 0.095, unitCount: 10 },
    { metric: 'nominal', units: FIVE_CATEGORIES, alpha: 0.692, unitCount: 12 },
  ] as const)('[V7] $metric equals the published $alpha', ({ metric, units, alpha, unitCount }) => {
    const measured = measureAlpha(units, metric);
    expect(measured.kind).toBe('measured');
    const digits = String(alpha).length - 2;
    expect(Math.abs((measured.alpha ?? 0) - alpha)).toBeLessThanOrEqual(0.5 * 10 ** -digits);
    expect(measured.unitCount).toBe(unitCount);
  });

  // By hand from the paper's definition: two units and two values, split alike in both, are as good as chance would do.
  test('[V7] where every unit is split the same way alpha is below 0, and all agreeing over two values it is 1', () => {
    const split = [
      [1, 2],
      [1, 2],
    ];
    const agreed = [
      [1, 1],
      [2, 2],
    ];
    for (const metric of ['nominal', 'ordinal', 'interval'] as const) {
      expect(measureAlpha(split, metric).alpha).toBeCloseTo(-0.5, 12);
      expect(measureAlpha(agreed, metric).alpha).toBeCloseTo(1, 12);
    }
  });

  const rating = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });
  const anyUnits = fc
    .integer({ min: 2, max: 5 })
    .chain((coders) => fc.array(fc.array(rating, { minLength: coders, maxLength: coders }), { maxLength: 8 }));

  test('[V7] alpha is at most 1, and neither units that fewer than two rated nor a shift of the scale change it', () => {
    fc.assert(
      fc.property(anyUnits, fc.constantFrom('nominal', 'ordinal', 'interval'), (units, metric) => {
        const measured = measureAlpha(units, metric);
        if (measured.alpha === null) return;
        expect(measured.alpha).toBeLessThanOrEqual(1 + 1e-12);
        const lone = units.map((unit) => unit.map((value, coder) => (coder === 0 ? value : null)));
        expect(measureAlpha([...units, ...lone], metric).alpha).toBeCloseTo(measured.alpha, 9);
        const shifted = units.map((unit) => unit.map((value) => value && value + 3));
        expect(measureAlpha(shifted, metric).alpha).toBeCloseTo(measured.alpha, 9);
      }),
    );
  });

  test('[V7] it is told in plain words first, "too few" where it is undefined, and not at all over nothing', () => {
    expect(describeAlpha(measureAlpha(FOUR_OBSERVERS, 'ordinal'))).toBe('very good (alpha 0.82, 11 claims)');
    expect(describeAlpha(measureAlpha([[1, 2]], 'ordinal'))).toBe(
      'too few votes to tell (1 claim rated by two or more)',
    );
    expect(describeAlpha(measureAlpha([], 'ordinal'))).toBeNull();
  });

  test.each([
    [1, 'very good'],
    [0.8, 'very good'],
    [0.73, 'good'],
    [0.5, 'fair'],
    [0.2, 'poor'],
    [0, 'no better than chance'],
    [-0.4, 'no better than chance'],
  ])('[V7] %d is %s', (alpha, word) => {
    expect(describeAlpha({ kind: 'measured', alpha, unitCount: 9 })).toBe(
      `${word} (alpha ${alpha.toFixed(2)}, 9 claims)`,
    );
  });

  test('[V7] neither the order of units nor of coders makes a difference', () => {
    const turned = FOUR_OBSERVERS.map((unit) => [...unit].reverse()).reverse();
    expect(measureAlpha(turned, 'ordinal').alpha).toBeCloseTo(measureAlpha(FOUR_OBSERVERS, 'ordinal').alpha ?? 0, 12);
  });

  test.each([
    { says: 'no unit', units: [] },
    { says: 'one unit', units: [[1, 2, 3]] },
    {
      says: 'no two ratings of one unit',
      units: [
        [1, null],
        [null, 2],
        [3, null],
      ],
    },
    {
      says: 'no variation at all',
      units: [
        [2, 2],
        [2, 2],
        [2, 2],
      ],
    },
  ])('[V7] is too few with $says', ({ units }) => {
    expect(measureAlpha(units, 'ordinal')).toMatchObject({ kind: 'too few', alpha: null });
  });
});
