/** The words before and after a passage, in its own paragraph. */
export type QuoteContext = { readonly before: string; readonly after: string };

const CONTEXT_LENGTH = 160;

/**
 * Up to 160 UTF-16 code units on each side of the passage, within its paragraph, cut at a word and marked "…" where
 * the paragraph goes on.
 */
export function cutQuoteContext(text: string, { start, end }: { start: number; end: number }): QuoteContext {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lineEnd = text.indexOf('\n', end);
  const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  return { before: cutFront(before), after: cutBack(after) };
}

function cutFront(words: string): string {
  if (words.length <= CONTEXT_LENGTH) return words;
  const tail = words.slice(-CONTEXT_LENGTH);
  return `…${tail.slice(tail.indexOf(' ') + 1)}`;
}

function cutBack(words: string): string {
  if (words.length <= CONTEXT_LENGTH) return words;
  const head = words.slice(0, CONTEXT_LENGTH);
  const lastSpace = head.lastIndexOf(' ');
  return `${lastSpace > 0 ? head.slice(0, lastSpace) : head}…`;
}
