import type { Stance } from '#lib/claim/stance.ts';
import { STANCE_WORDS } from '#lib/claim/stance.ts';
import type { MatrixArticle, MatrixRow } from './matrix.ts';

/** The whole matrix, each claim with its passages by the article's id. */
export type WholeMatrix = {
  readonly articles: readonly MatrixArticle[];
  readonly rows: readonly (Pick<MatrixRow, 'number' | 'text' | 'sides'> & {
    readonly passages: ReadonlyMap<string, readonly { readonly stance: Stance; readonly quote: string }[]>;
  })[];
};

/**
 * What a spreadsheet takes for the beginning of a formula, by OWASP's list ("CSV Injection"): the signs, also in full width,
 * tab, carriage return and line feed.
 */
const FORMULA_START = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** One field by RFC 4180, always quoted; what could be a formula gets an apostrophe before it, so that it stays text. */
export function toCsvField(text: string): string {
  const safe = FORMULA_START.test(text) || FORMULA_START.test(text.trimStart()) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/**
 * The matrix as CSV (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need): a line for each claim, a column for each
 * article; a cell has each passage as its stance and quote, one to a line.
 */
export function writeMatrixCsv({ articles, rows }: WholeMatrix): string {
  const head = ['Number', 'Claim', 'For', 'Against', ...articles.map(({ outlet, title }) => `${outlet}: ${title}`)];
  const lines = rows.map(({ number, text, sides, passages }) => [
    String(number),
    text,
    describeSide(sides.supports),
    describeSide(sides.contradicts),
    ...articles.map(({ id }) =>
      (passages.get(id) ?? []).map(({ stance, quote }) => `${STANCE_WORDS[stance]}: ${quote}`).join('\n'),
    ),
  ]);
  return `\ufeff${[head, ...lines].map((line) => line.map(toCsvField).join(',')).join('\r\n')}\r\n`;
}

function describeSide({ passages, origins }: { passages: number; origins: number }): string {
  return `${passages} (${origins} ${origins === 1 ? 'origin' : 'origins'})`;
}
