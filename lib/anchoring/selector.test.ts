import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CONTEXT_LENGTH,
  describeSelection,
  findSelectorError,
  PASSAGE_MAX_LENGTH,
  trimSpan,
  validateSelector,
} from './selector.ts';
import { selectorSchema } from './selector-schema.ts';

const TEXT = 'The ministry said two men died. “Of injuries”, it added. 👮🏽 Police did not reply.';

const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const wellFormedText = fc.string({ unit: 'binary', maxLength: 200 });

describe('describing a passage', () => {
  test('[A1] a selector carries offsets, the quote and up to 32 code units of context', () => {
    const start = TEXT.indexOf('two men');
    expect(describeSelection(TEXT, start, start + 7)).toEqual({
      start,
      end: start + 7,
      exact: 'two men',
      prefix: 'The ministry said ',
      suffix: TEXT.slice(start + 7, start + 7 + CONTEXT_LENGTH),
    });
  });

  test('[A2] neither the quote nor its context ever splits a character in two', () => {
    fc.assert(
      fc.property(wellFormedText, fc.nat(220), fc.nat(220), (text, a, b) => {
        const selector = describeSelection(text, Math.min(a, b), Math.max(a, b));
        expect(selector.exact).not.toMatch(lone);
        expect(selector.prefix).not.toMatch(lone);
        expect(selector.suffix).not.toMatch(lone);
      }),
    );
  });

  test('[A3] what is described fits its text, unless nothing but white space was selected', () => {
    fc.assert(
      fc.property(wellFormedText, fc.nat(220), fc.nat(220), (text, a, b) => {
        const selector = describeSelection(text, Math.min(a, b), Math.max(a, b));
        if (selector.exact.trim() === '') expect(findSelectorError(text, selector)).toEqual(['selector.empty']);
        else {
          expect(findSelectorError(text, selector)).toBeNull();
          expect(selectorSchema.parse(selector)).toEqual(selector);
        }
      }),
    );
  });

  test('[A4] white space at the ends of a selection is not part of the passage', () => {
    expect(trimSpan('one  two three', { start: 3, end: 9 })).toEqual({ start: 5, end: 8 });
    expect(trimSpan('one  two', { start: 3, end: 5 })).toBeNull();
  });
});

describe('checking a selector from outside', () => {
  const good = describeSelection(TEXT, 4, 12);
  const late = describeSelection(TEXT, TEXT.indexOf('Police'), TEXT.indexOf('Police') + 6);
  const emoji = TEXT.indexOf('👮');
  const errors: [string, Parameters<typeof validateSelector>[1], RegExp][] = [
    ['begins before the text', { ...good, start: -1 }, /outside/],
    ['ends after the text', { ...good, end: TEXT.length + 1 }, /outside/],
    ['ends before it begins', { ...good, start: 12, end: 4 }, /outside/],
    ['has a broken number', { ...good, start: 4.5 }, /outside/],
    ['has no number', { ...good, end: Number.NaN }, /outside/],
    ['selects nothing', { ...good, end: 4, exact: '' }, /empty/],
    ['selects only a space', { ...describeSelection(TEXT, 3, 4) }, /empty/],
    ['quotes other words', { ...good, exact: 'minister' }, /not at this place/],
    [
      'splits a character',
      { ...describeSelection(TEXT, 4, emoji), end: emoji + 1, exact: TEXT.slice(4, emoji + 1) },
      /within a character/,
    ],
    ['has another context before', { ...good, prefix: 'A ' }, /around the passage/],
    ['has another context after', { ...good, suffix: ' denied' }, /around the passage/],
    [
      'has too much context before',
      { ...late, prefix: TEXT.slice(late.start - CONTEXT_LENGTH - 1, late.start) },
      /around the passage/,
    ],
    [
      'has too much context after',
      { ...good, suffix: TEXT.slice(good.end, good.end + CONTEXT_LENGTH + 1) },
      /around the passage/,
    ],
  ];

  test.each(errors)('[A5] a selector that %s is INVALID, with a sentence', (_title, selector, sentence) => {
    const check = () => validateSelector(TEXT, selector);
    expect(check).toThrow(sentence);
    expect(check).toThrow(expect.objectContaining({ code: 'INVALID' }));
  });

  test('[A5] a passage longer than the limit is INVALID', () => {
    const text = 'a'.repeat(PASSAGE_MAX_LENGTH + 1);
    expect(() => validateSelector(text, describeSelection(text, 0, text.length))).toThrow(/too long/);
    expect(() => validateSelector(text, describeSelection(text, 0, PASSAGE_MAX_LENGTH))).not.toThrow();
  });
});
