import { describeSelection, type Selector } from '#lib/anchoring/selector.ts';

/** The selector of words that stand exactly once in the text. @throws Error when they do not. */
export function findPassage(text: string, quote: string): Selector {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`the passage does not stand in the article: "${quote}"`);
  if (text.indexOf(quote, start + 1) >= 0) throw new Error(`the passage stands in the article twice: "${quote}"`);
  return describeSelection(text, start, start + quote.length);
}
