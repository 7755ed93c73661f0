import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorSelector } from './anchor-selector.ts';
import { describeSelection } from './selector.ts';

describe('finding a passage again', () => {
  const text = 'He was arrested. She was arrested. They were arrested.';
  const second = text.indexOf('arrested', 20);
  const selector = describeSelection(text, second, second + 8);

  test('[A6] the position wins when the quote stands there', () => {
    expect(anchorSelector(text, { ...selector, prefix: 'nothing like it', suffix: '' })).toEqual({
      start: second,
      end: second + 8,
      score: 1,
    });
  });

  test('[A7] a moved passage is found by the context that agrees best', () => {
    const moved = `A new first line.\n\n${text}`;
    expect(anchorSelector(moved, selector)).toMatchObject({ start: second + 19, end: second + 27 });
  });

  test('[A7] a better context scores higher, between 0 and 1', () => {
    const bare = anchorSelector('arrested', selector)?.score ?? -1;
    const half = anchorSelector('She was arrested', selector)?.score ?? -1;
    const all = anchorSelector(`x${text}`, selector)?.score ?? -1;
    expect(bare).toBe(0);
    expect(half).toBeGreaterThan(bare);
    expect(all).toBeGreaterThan(half);
    expect(all).toBe(1);
  });

  test('[A7] among equal contexts the nearest to the old position is taken', () => {
    const plain = { start: 30, end: 38, exact: 'arrested', prefix: '', suffix: '' };
    expect(anchorSelector(text, plain)?.start).toBe(second);
  });

  test('[A8] null when the quote is nowhere, or there is none', () => {
    expect(anchorSelector('Nobody was held.', selector)).toBeNull();
    expect(anchorSelector(text, { ...selector, exact: '' })).toBeNull();
  });

  test('[A6] any passage of any text is found exactly where it was described', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), fc.nat(), (sample, a, b) => {
        const [start, end] = [a % sample.length, b % (sample.length + 1)].sort((x, y) => x - y);
        const described = describeSelection(sample, start ?? 0, end ?? 0);
        fc.pre(described.exact !== '');
        expect(anchorSelector(sample, described)).toEqual({ start: described.start, end: described.end, score: 1 });
      }),
    );
  });

  test('[A7] text put in front never loses a passage', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30 }), (front) => {
        const found = anchorSelector(front + text, selector);
        expect(found).not.toBeNull();
        expect((front + text).slice(found?.start, found?.end)).toBe('arrested');
      }),
    );
  });
});
