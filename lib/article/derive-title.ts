import { trimEndOf } from '#lib/trim-end.ts';
import { splitBlocks } from './split-blocks.ts';

/** The longest title, in UTF-16 code units. */
export const TITLE_LIMIT = 120;

const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DATE_FIRST = new RegExp(`^\\W*(\\d{1,2}\\W+)?(${MONTH}|\\d{1,4}[./-]\\d{1,2}[./-])`, 'i');
const DATELINE_LIMIT = 48;

/**
 * A title for a text without one: its first line when that is short and not a mere date, else its first
 * sentence, cut at a word with "…". At most TITLE_LIMIT long; "Untitled" only for a text without a letter or digit.
 */
export function deriveTitle(text: string): string {
  const lines = splitBlocks(text)
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  const line = lines.find((candidate) => !isDateline(candidate)) ?? lines[0];
  if (!line) return 'Untitled';
  return line.length <= TITLE_LIMIT ? line : cutAtWord(firstSentence(line));
}

function isDateline(line: string): boolean {
  return line.length <= DATELINE_LIMIT && DATE_FIRST.test(line) && /\d{4}/.test(line);
}

function firstSentence(line: string): string {
  const [first] = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(line);
  return first?.segment.trim() ?? line;
}

function cutAtWord(sentence: string): string {
  if (sentence.length <= TITLE_LIMIT) return sentence;
  const head = sentence.slice(0, TITLE_LIMIT - 1);
  const space = head.lastIndexOf(' ');
  // Without a space to cut at, a surrogate pair must not be halved.
  const cut = space > 0 ? head.slice(0, space) : head.replace(/[\ud800-\udbff]$/, '');
  return `${trimEndOf(cut, /[\s,;:–—-]/)}…`;
}
