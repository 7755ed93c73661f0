/** Quotes up to this many words are given whole; of a longer one the ends, which may stand in different blocks. */
const WHOLE_QUOTE_WORDS = 12;
const END_WORDS = 5;
const CONTEXT_WORDS = 3;

export type QuotePlace = { quote: string; prefix: string; suffix: string };

/**
 * The address of a quote within a page: a URL fragment text directive, which browsers scroll to and mark
 * (https://wicg.github.io/scroll-to-text-fragment/). Browsers that do not know it open the page at its top.
 */
export function linkToQuote(url: string, { quote, prefix, suffix }: QuotePlace): string {
  const lines = quote
    .split(/[\r\n]+/)
    .map(splitWords)
    .filter((words) => words.length > 0);
  const [first = [], last = first] = [lines[0], lines.at(-1)];
  if (first.length === 0) return url;
  const before = trimContext(prefix, 'last');
  const after = trimContext(suffix, 'first');
  // A match may not run over a line's end, so a quote of several lines is named by its two ends.
  const isWhole = lines.length === 1 && first.length <= WHOLE_QUOTE_WORDS;
  const exact = isWhole ? [first.join(' ')] : [first.slice(0, END_WORDS).join(' '), last.slice(-END_WORDS).join(' ')];
  const directive = [
    ...(before ? [`${encode(before)}-`] : []),
    ...exact.map(encode),
    ...(after ? [`-${encode(after)}`] : []),
  ].join(',');
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${directive}`;
}

// The context is cut at a number of characters, so its outermost word may be half of one; one next to a line's end is
// in another block, where a browser would not look for it.
function trimContext(context: string, which: 'first' | 'last'): string {
  const lines = context.split(/[\r\n]+/);
  const line = (which === 'last' ? lines.at(-1) : lines[0]) ?? '';
  const words = splitWords(line);
  const isCut = lines.length === 1;
  if (which === 'last')
    return words
      .slice(isCut ? 1 : 0)
      .slice(-CONTEXT_WORDS)
      .join(' ');
  return words
    .slice(0, isCut ? -1 : undefined)
    .slice(0, CONTEXT_WORDS)
    .join(' ');
}

function splitWords(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** Percent-encoding that also covers what the directive's own grammar uses: `-`, `,` and `&`. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[-!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}
