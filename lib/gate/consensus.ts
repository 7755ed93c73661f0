import type { CountedRating } from './rating.ts';

/**
 * Tastle and Wierman's consensus over a frequency vector of at least two ordered categories: 1 when all agree, 0 when
 * split evenly between the two ends. Null when there are no votes.
 * W. J. Tastle, M. J. Wierman: Consensus and dissention: a measure of ordinal dispersion. IJAR 45(3), 2007, 531-545.
 */
export function measureConsensus(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const width = counts.length - 1;
  const mean = counts.reduce((sum, count, category) => sum + count * category, 0) / total;
  const consensus = counts.reduce((sum, count, category) => {
    // A category without votes adds nothing, also where the logarithm has no value.
    if (count === 0) return sum;
    return sum + (count / total) * Math.log2(1 - Math.abs(category - mean) / width);
  }, 1);
  return Math.min(1, Math.max(0, consensus));
}

/** The agreement of counted ratings, 0 to 1, whatever their order; null when there are none. */
export function measureAgreement(ratings: readonly CountedRating[]): number | null {
  const counts = [0, 0, 0, 0, 0];
  for (const rating of ratings) counts[rating - 1] = (counts[rating - 1] ?? 0) + 1;
  return measureConsensus(counts);
}

/** The median rating; between two ratings the less credible one. Null when there are none. */
export function getMedianRating(ratings: readonly CountedRating[]): CountedRating | null {
  const sorted = [...ratings].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** Agreement, 0 to 1, in words. */
export function describeAgreement(agreement: number): string {
  if (agreement === 1) return 'all agree';
  if (agreement >= 0.75) return 'close agreement';
  if (agreement >= 0.5) return 'some agreement';
  if (agreement >= 0.25) return 'little agreement';
  return 'split';
}

/** Agreement with two digits, rounded; cut where rounding would lift it to a threshold that it is below. */
export function formatAgreement(agreement: number, threshold: number): string {
  const rounded = agreement.toFixed(2);
  const hides = agreement < threshold && Number(rounded) >= threshold;
  return hides ? (Math.floor(agreement * 100) / 100).toFixed(2) : rounded;
}
