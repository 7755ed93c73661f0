import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from './count-words.ts';
import { deriveTitle, TITLE_LIMIT } from './derive-title.ts';

const LONG =
  'The harbour office told reporters that the northern pier would stay closed until the divers had looked at every pile of it. Then it rained.';

describe('deriveTitle', () => {
  const cases: [string, string, string][] = [
    ['the first line when it is short', 'Pier closed\nThe harbour office said so.', 'Pier closed'],
    ['a heading without its marker', '## Pier closed\nThe harbour office said so.', 'Pier closed'],
    ['the line after a mere date', 'June 30, 2025Harbour Post\nPier closed', 'Pier closed'],
    ['a date when there is nothing else', '30 June 2025', '30 June 2025'],
    ['the first sentence of a long line', `${'Pier closed. '}${LONG}`, 'Pier closed.'],
    ['nothing', '— * —', 'Untitled'],
  ];
  it.each(cases)('[R5] takes %s', (_, text, title) => {
    expect(deriveTitle(text)).toBe(title);
  });

  it('[R5] cuts a long sentence at a word', () => {
    const title = deriveTitle(LONG);
    expect(title).toMatch(/^The harbour office .* had looked at every pile…$/);
    expect(title.length).toBeLessThanOrEqual(TITLE_LIMIT);
  });

  it('[R5] is never empty, too long or cut through a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const title = deriveTitle(text);
        expect(title.length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(TITLE_LIMIT);
        expect(title.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('countWords', () => {
  it('[R6] counts words, not marks', () => {
    expect(countWords('“Two — words.”')).toBe(2);
    expect(countWords('## \n…')).toBe(0);
  });
});
