import { type FoldedText, foldText, unfoldSpan } from './fold-text.ts';
import type { Selector, Span } from './selector.ts';

/** A selector to be found; without a position where none is known. */
export type SoughtSelector = Omit<Selector, keyof Span> & Partial<Span>;

/**
 * Where a selector was found; `score` is between 0 and 1, and 1 when the place or the whole context agrees. Doubtful: the quote
 * stands in several places, and nothing tells which of them is meant.
 */
export type Anchor = Span & { score: number; isDoubtful: boolean };

/**
 * Finds the selector's passage in `text`: at its position when the quote stands there, else the occurrence of the quote whose
 * context agrees best, the nearest to the old position among equals. Marks and spaces may be written in another way, where the
 * quote stands nowhere as it is. null when the quote is nowhere in the text: changed words are never guessed. `fold`
 * gives the text folded, for callers who seek many passages in it. Cost: one pass over the text, and the context's length
 * for each occurrence.
 */
export function anchorSelector(
  text: string,
  selector: SoughtSelector,
  fold: () => FoldedText = () => foldText(text),
): Anchor | null {
  const { start, end, exact } = selector;
  if (exact === '') return null;
  if (start !== undefined && end !== undefined && text.slice(start, end) === exact) {
    return { start, end, score: 1, isDoubtful: false };
  }
  const folded = fold();
  const sought = foldSelector(selector);
  const asWritten = exact.trim();
  const same = new Ranking(start);
  const alike = new Ranking(start);
  for (const { from, ...span } of listOccurrences(folded, sought.exact)) {
    const candidate = { ...span, ...compareContext(folded.text, from, sought) };
    alike.add(candidate);
    if (text.slice(span.start, span.end) === asWritten) same.add(candidate);
  }
  return same.toAnchor() ?? alike.toAnchor();
}

/** The places where a quote stands in a text, overlapping ones too, in whatever spelling; at most `limit`. */
export function listPlaces(folded: FoldedText, exact: string, limit: number): Span[] {
  const places: Span[] = [];
  for (const { start, end } of listOccurrences(folded, foldText(exact).text.trim())) {
    if (places.length === limit) break;
    places.push({ start, end });
  }
  return places;
}

/** `from` counts in the folded text. */
function* listOccurrences(folded: FoldedText, quote: string): Generator<Span & { from: number }> {
  if (quote === '') return;
  for (let from = folded.text.indexOf(quote); from !== -1; from = folded.text.indexOf(quote, from + 1)) {
    const span = unfoldSpan(folded, from, from + quote.length);
    if (span) yield { ...span, from };
  }
}

type Candidate = Span & { score: number; agrees: boolean };

/** Keeps the best of the candidates, and whether it stands out. */
class Ranking {
  #best: Candidate | null = null;
  #count = 0;
  #isTied = false;
  readonly #near: number | undefined;

  constructor(near: number | undefined) {
    this.#near = near;
  }

  add(candidate: Candidate): void {
    this.#count += 1;
    const best = this.#best;
    if (best && candidate.score < best.score) return;
    this.#isTied = best !== null && candidate.score === best.score;
    const isNearer = !best || this.#distance(candidate) < this.#distance(best);
    if (!this.#isTied || isNearer) this.#best = candidate;
  }

  toAnchor(): Anchor | null {
    if (!this.#best) return null;
    const { start, end, score, agrees } = this.#best;
    const isSettled = this.#count === 1 || (agrees && !(this.#isTied && this.#near === undefined));
    return { start, end, score, isDoubtful: !isSettled };
  }

  #distance({ start }: Span): number {
    return Math.abs(start - (this.#near ?? 0));
  }
}

type FoldedSelector = { exact: string; prefix: string; suffix: string };

function foldSelector({ exact, prefix, suffix }: SoughtSelector): FoldedSelector {
  const fold = (part: string) => foldText(part).text;
  // The passage with its context, so that a space between them is kept and white space at the ends of the quote is not.
  return { exact: fold(exact).trim(), prefix: fold(`x${prefix}`).slice(1), suffix: fold(`x${suffix}`).slice(1) };
}

/** The share of the context that stands around a passage, 0 to 1, 1 when there is none; and whether any word of it does. */
function compareContext(
  text: string,
  from: number,
  { exact, prefix, suffix }: FoldedSelector,
): { score: number; agrees: boolean } {
  let before = 0;
  while (before < prefix.length && text[from - 1 - before] === prefix[prefix.length - 1 - before]) before += 1;
  const to = from + exact.length;
  let after = 0;
  while (after < suffix.length && text[to + after] === suffix[after]) after += 1;
  const wanted = prefix.length + suffix.length;
  const agrees =
    holdsWord(prefix.slice(prefix.length - before), before === prefix.length ? null : 'start') ||
    holdsWord(suffix.slice(0, after), after === suffix.length ? null : 'end');
  return { score: wanted === 0 ? 1 : (before + after) / wanted, agrees };
}

/** Letters that are a match even where they are part of a word, as in scripts without spaces. */
const TELLING_COUNT = 4;

/** Whether a whole word is in what agreed; `cut` is the end at which a word may be cut off. */
function holdsWord(agreed: string, cut: 'start' | 'end' | null): boolean {
  const words = agreed.split(/[^\p{L}\p{N}\p{M}]+/u);
  if (words.some((word) => word.length >= TELLING_COUNT)) return true;
  if (cut === 'start') words.shift();
  if (cut === 'end') words.pop();
  return words.some((word) => word !== '');
}
