import { expect, test } from 'vitest';
import { cutQuoteContext } from './cut-quote-context.ts';

const place = (text: string, quote: string) => ({
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
});

test('[C6] the context is the rest of the passage’s own paragraph', () => {
  const text = 'First line.\nHe said it was closed on Monday.\nLast line.';
  expect(cutQuoteContext(text, place(text, 'it was closed'))).toEqual({ before: 'He said ', after: ' on Monday.' });
});

test('[C6] a long paragraph is cut at a word and says so', () => {
  const text = `${'before '.repeat(60)}QUOTE${' after'.repeat(60)}`;
  const { before, after } = cutQuoteContext(text, place(text, 'QUOTE'));
  expect(before).toMatch(/^…(before )+$/);
  expect(after).toMatch(/^( after)+…$/);
  expect(before.length + after.length).toBeLessThan(325);
});

test('[C6] at the ends of the text there is none', () => {
  expect(cutQuoteContext('QUOTE', { start: 0, end: 5 })).toEqual({ before: '', after: '' });
});
