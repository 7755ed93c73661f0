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
      isDoubtful: false,
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
        expect(anchorSelector(sample, described)).toMatchObject({
          start: described.start,
          end: described.end,
          score: 1,
        });
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

  test.each([
    ['straight for curly marks', '“It doesn’t open,” she said.', '"It doesn\'t open,"', '“It doesn’t open,”'],
    ['curly for straight marks', "It doesn't open.", 'It doesn’t', "It doesn't"],
    ['a line break as a space', 'foo\nbar  baz.', 'foo bar baz', 'foo\nbar  baz'],
    ['a no-break space', 'It fell by 5 %.', 'by 5\u00a0%', 'by 5 %'],
    ['a no-break space in the text', 'It fell by 5\u202f%.', 'by 5 %', 'by 5\u202f%'],
    ['another dash', 'the years 2019–2021', '2019-2021', '2019–2021'],
    ['composed for decomposed letters', 'in a cafe\u0301 there', 'café', 'cafe\u0301'],
    ['a soft hyphen in the text', 'the har\u00adbour', 'harbour', 'har\u00adbour'],
    ['an ellipsis', 'and so on… then', 'so on... then', 'so on… then'],
    ['a ligature', 'the ﬁrst one', 'first', 'ﬁrst'],
    ['white space at its ends', 'He was arrested.', ' arrested\n', 'arrested'],
  ])('[A30] a quote is found in another spelling: %s', (_name, sample, exact, found) => {
    const anchor = anchorSelector(sample, { exact, prefix: '', suffix: '' });
    expect(sample.slice(anchor?.start, anchor?.end)).toBe(found);
  });

  test.each([
    ['a letter without its accent', 'cafés', 'cafe'],
    ['a part of a syllable', '각', '가'],
    ['another case', 'The Harbour', 'harbour'],
    ['nothing but white space', 'a b', ' '],
  ])('[A30] no other words are taken for a quote: %s', (_name, sample, exact) => {
    expect(anchorSelector(sample, { exact, prefix: '', suffix: '' })).toBeNull();
  });

  test('[A30] a quote as it is written is preferred to another spelling of it', () => {
    const sample = "It doesn’t. It doesn't.";
    const anchor = anchorSelector(sample, { exact: "doesn't", prefix: '', suffix: '' });
    expect(anchor).toMatchObject({ start: sample.indexOf("doesn't"), isDoubtful: false });
  });

  const repeated = 'The harbour opened. The harbour opened. The harbour opened again.';
  test.each([
    ['no context', {}, true],
    ['a foreign context', { prefix: '</script> nothing like it', suffix: 'zzz qqq' }, true],
    ['a context of which only a space agrees', { prefix: 'somebody said ', suffix: ', they say' }, true],
    ['a context of which only a full stop agrees', { prefix: 'it ended. ', suffix: '. So it ended' }, true],
    ['a context of which only the end of a word agrees', { prefix: 'he reopened. ', suffix: '' }, true],
    ['a position that is off', { start: 3, end: 21 }, true],
    ['the word after it', { suffix: ' again' }, false],
    ['the same words around two of them', { prefix: 'opened. ' }, true],
    ['the same words around two of them, with a position', { prefix: 'opened. ', start: 22, end: 40 }, false],
    ['a position at which it stands', { start: 20, end: 38 }, false],
  ])('[A31] a passage in several places is doubtful unless something tells which: %s', (_name, rest, isDoubtful) => {
    const anchor = anchorSelector(repeated, { exact: 'The harbour opened', prefix: '', suffix: '', ...rest });
    expect(anchor?.isDoubtful).toBe(isDoubtful);
  });

  test('[A31] the only place is never doubtful, whatever its context', () => {
    const only = { exact: 'opened again', prefix: 'nothing like it', suffix: 'zzz' };
    expect(anchorSelector(repeated, only)).toMatchObject({ isDoubtful: false });
  });
});
