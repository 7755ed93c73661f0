import type { Selector, Span } from './selector.ts';

/** Where a selector was found; `score` is between 0 and 1, and 1 when the place or the whole context agrees. */
export type Anchor = Span & { score: number };

/**
 * Finds the selector's passage in `text`: at its position when the quote stands there, else the occurrence of the quote whose
 * context agrees best, the nearest to the old position among equals. null when the quote is nowhere in the text: a
 * changed quote is never guessed. Cost: one pass over the text, and the context's length for each occurrence.
 */
export function anchorSelector(text: string, selector: Selector): Anchor | null {
  const { start, end, exact } = selector;
  if (exact === '') return null;
  if (text.slice(start, end) === exact) return { start, end, score: 1 };
  let best: Anchor | null = null;
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    const score = scoreContext(text, at, selector);
    if (!best || score > best.score || (score === best.score && Math.abs(at - start) < Math.abs(best.start - start))) {
      best = { start: at, end: at + exact.length, score };
    }
  }
  return best;
}

/** The share of the selector's context that stands around an occurrence at `at`, 0 to 1; 1 when it has no context. */
function scoreContext(text: string, at: number, { exact, prefix, suffix }: Selector): number {
  const wanted = prefix.length + suffix.length;
  if (wanted === 0) return 1;
  let before = 0;
  while (before < prefix.length && text[at - 1 - before] === prefix[prefix.length - 1 - before]) before += 1;
  let after = 0;
  while (after < suffix.length && text[at + exact.length + after] === suffix[after]) after += 1;
  return (before + after) / wanted;
}
