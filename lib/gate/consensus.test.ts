import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  describeAgreement,
  formatAgreement,
  getMedianRating,
  measureAgreement,
  measureConsensus,
} from './consensus.ts';
import type { CountedRating } from './rating.ts';

const ratings = fc.array(fc.constantFrom<CountedRating>(1, 2, 3, 4, 5), { minLength: 1, maxLength: 40 });

// W. J. Tastle, M. J. Wierman: Consensus and dissention: A measure of ordinal dispersion. International Journal of Approximate
// Reasoning 45(3), 2007, 531 to 545.
describe('agreement', () => {
  // D. Ruedin: agrmt 1.42.12, Calculate Concentration and Dispersion in Ordered Rating Scales (CRAN), manual page of
  // `consensus`, an implementation of Tastle and Wierman 2007: the example there is given as 0.7256876.
  test('[V1] equals the published worked example', () => {
    expect(measureConsensus([30, 40, 210, 130, 530, 50, 10])).toBeCloseTo(0.7256876, 7);
  });

  // The distribution of Tastle and Wierman 2007, p. 537, as R's consr 0.1.0 quotes it (vignette, "a single item"). Neither
  // quotes the figure: here it is the definition written out term by term.
  test('[V1] of the distribution in the paper it is what the definition says, term by term', () => {
    const mean = (1 * 19 + 2 * 16 + 3 * 26 + 4 * 29 + 5 * 10) / 100;
    const byHand =
      1 +
      0.19 * Math.log2(1 - (mean - 1) / 4) +
      0.16 * Math.log2(1 - (mean - 2) / 4) +
      0.26 * Math.log2(1 - (3 - mean) / 4) +
      0.29 * Math.log2(1 - (4 - mean) / 4) +
      0.1 * Math.log2(1 - (5 - mean) / 4);
    expect(mean).toBeCloseTo(2.95, 12);
    expect(measureConsensus([19, 16, 26, 29, 10])).toBeCloseTo(byHand, 12);
  });

  // What Tastle and Wierman ask of a measure of consensus; the manual page of agrmt says the first two in words.
  test.each([
    { counts: [0, 0, 7, 0, 0], cns: 1, says: 'all in one category' },
    { counts: [4, 0, 0, 0, 4], cns: 0, says: 'split evenly between the ends' },
    { counts: [4, 4, 0, 0, 0], cns: 1 + Math.log2(1 - 0.5 / 4), says: 'split between neighbours' },
  ])('[V1] $says: $cns', ({ counts, cns }) => {
    expect(measureConsensus(counts)).toBeCloseTo(cns, 12);
  });

  test.each([
    { votes: [1, 1, 2], cns: 0.83 },
    { votes: [1, 2, 3], cns: 0.72 },
    { votes: [1, 1, 5], cns: 0.08 },
  ] as { votes: CountedRating[]; cns: number }[])('[V1] votes $votes give $cns', ({ votes, cns }) => {
    expect(measureAgreement(votes)).toBeCloseTo(cns, 2);
  });

  test('[V1] lies between 0 and 1, and is 1 only when all agree', () => {
    fc.assert(
      fc.property(ratings, (votes) => {
        const agreement = measureAgreement(votes) ?? -1;
        expect(agreement).toBeGreaterThanOrEqual(0);
        expect(agreement).toBeLessThanOrEqual(1);
        expect(agreement === 1).toBe(new Set(votes).size === 1);
      }),
    );
  });

  test('[V1] is the same when the scale is turned round', () => {
    fc.assert(
      fc.property(ratings, (votes) => {
        const turned = votes.map((rating) => (6 - rating) as CountedRating);
        expect(measureAgreement(turned)).toBeCloseTo(measureAgreement(votes) ?? -1, 12);
      }),
    );
  });

  test('[V1] without a vote there is none', () => {
    expect(measureAgreement([])).toBeNull();
    expect(getMedianRating([])).toBeNull();
  });

  test('[V1] in digits it is never rounded up to a threshold that it is below', () => {
    const format = (agreement: number) => formatAgreement(agreement, 0.75);
    expect([1, 0.8287, 0.75, 0.7499, 0.7234].map(format)).toEqual(['1.00', '0.83', '0.75', '0.74', '0.72']);
  });

  test('[V1] in words it never rises as agreement falls', () => {
    expect([1, 0.9, 0.75, 0.6, 0.3, 0.1].map(describeAgreement)).toEqual([
      'all agree',
      'close agreement',
      'close agreement',
      'some agreement',
      'little agreement',
      'split',
    ]);
  });
});

test.each([
  { votes: [2], median: 2 },
  { votes: [1, 2], median: 2 },
  { votes: [5, 1, 1], median: 1 },
  { votes: [4, 2, 1, 3], median: 3 },
  { votes: [1, 1, 2, 4], median: 2 },
] as { votes: CountedRating[]; median: number }[])(
  '[V2] the median of $votes is $median, the less credible of two',
  ({ votes, median }) => {
    expect(getMedianRating(votes)).toBe(median);
  },
);
