export type AlphaMetric = 'nominal' | 'ordinal' | 'interval';

/** One unit's ratings, by coder; null where a coder did not rate it. Coders stand in the same place in every unit. */
export type AlphaUnit = readonly (number | null)[];

export type Alpha =
  | {
      readonly kind: 'measured';
      /** At most 1; 0 is chance, below 0 is systematic disagreement. */
      readonly alpha: number;
      readonly unitCount: number;
    }
  /** Fewer than two units that two coders rated, or no variation at all: alpha is undefined. */
  | { readonly kind: 'too few'; readonly alpha: null; readonly unitCount: number };

/**
 * Krippendorff's alpha by way of the coincidence matrix; `unitCount` counts the units that at least two coders rated.
 * K. Krippendorff: Computing Krippendorff's Alpha-Reliability. University of Pennsylvania, 2011.
 */
export function measureAlpha(units: readonly AlphaUnit[], metric: AlphaMetric): Alpha {
  const pairable = units.map((unit) => unit.filter((value) => value !== null)).filter((values) => values.length >= 2);
  const values = [...new Set(pairable.flat())].sort((a, b) => a - b);
  const place = new Map(values.map((value, index) => [value, index]));
  const totals = values.map((value) => pairable.flat().filter((other) => other === value).length);
  const total = totals.reduce((sum, count) => sum + count, 0);
  const distance = makeDistance(values, totals, metric);

  let observed = 0;
  for (const unit of pairable) {
    const places = unit.map((value) => place.get(value) ?? 0);
    for (const [i, a] of places.entries()) {
      for (const [j, b] of places.entries()) if (i !== j) observed += distance(a, b) / (unit.length - 1);
    }
  }
  let expected = 0;
  for (const [a, countA] of totals.entries()) {
    for (const [b, countB] of totals.entries()) expected += countA * countB * distance(a, b);
  }
  if (pairable.length < 2 || expected === 0) return { kind: 'too few', alpha: null, unitCount: pairable.length };
  return { kind: 'measured', alpha: 1 - ((total - 1) * observed) / expected, unitCount: pairable.length };
}

/** The squared difference between the values at two places of the sorted list. */
function makeDistance(values: readonly number[], totals: readonly number[], metric: AlphaMetric) {
  return (a: number, b: number): number => {
    if (a === b) return 0;
    if (metric === 'nominal') return 1;
    if (metric === 'interval') return ((values[a] ?? 0) - (values[b] ?? 0)) ** 2;
    const between = totals.slice(Math.min(a, b), Math.max(a, b) + 1).reduce((sum, count) => sum + count, 0);
    return (between - ((totals[a] ?? 0) + (totals[b] ?? 0)) / 2) ** 2;
  };
}

/** From which alpha on it is called what; Krippendorff relies on data from 0.8 on, and tentatively from 0.667 on. */
const GRADES = [
  { from: 0.8, word: 'very good' },
  { from: 0.667, word: 'good' },
  { from: 0.4, word: 'fair' },
  { from: 0.1, word: 'poor' },
  { from: Number.NEGATIVE_INFINITY, word: 'no better than chance' },
];

/**
 * Alpha in plain words, then its number and how many claims at least two members rated: "good (alpha 0.73, 9 claims)". null where
 * no claim was rated by two: there is nothing to say yet.
 */
export function describeAlpha(alpha: Alpha): string | null {
  if (alpha.unitCount === 0) return null;
  const count = `${alpha.unitCount} ${alpha.unitCount === 1 ? 'claim' : 'claims'}`;
  if (alpha.kind === 'too few') return `too few votes to tell (${count} rated by two or more)`;
  const word = GRADES.find(({ from }) => alpha.alpha >= from)?.word;
  return `${word} (alpha ${alpha.alpha.toFixed(2)}, ${count})`;
}
