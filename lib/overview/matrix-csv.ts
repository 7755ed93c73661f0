import type { Stance } from '#lib/claim/stance.ts';
import { STANCE_WORDS } from '#lib/claim/stance.ts';
import { writeCsv } from '#lib/csv/write-csv.ts';
import type { MatrixArticle, MatrixRow } from './matrix.ts';

/** The whole matrix, each claim with its passages by the article's id. */
export type WholeMatrix = {
  readonly articles: readonly MatrixArticle[];
  readonly rows: readonly (Pick<MatrixRow, 'number' | 'text' | 'sides'> & {
    readonly passages: ReadonlyMap<string, readonly { readonly stance: Stance; readonly quote: string }[]>;
  })[];
};

/**
 * The matrix as CSV: a line for each claim, a column for each article; a cell has each passage as its stance and quote, one to a
 * line.
 */
export function writeMatrixCsv({ articles, rows }: WholeMatrix): string {
  const head = ['Number', 'Claim', 'For', 'Against', ...articles.map(({ outlet, title }) => `${outlet}: ${title}`)];
  const lines = rows.map(({ number, text, sides, passages }) => [
    number,
    text,
    describeSide(sides.supports),
    describeSide(sides.contradicts),
    ...articles.map(({ id }) =>
      (passages.get(id) ?? []).map(({ stance, quote }) => `${STANCE_WORDS[stance]}: ${quote}`).join('\n'),
    ),
  ]);
  return writeCsv([head, ...lines]);
}

function describeSide({ passages, origins }: { passages: number; origins: number }): string {
  return `${passages} (${origins} ${origins === 1 ? 'origin' : 'origins'})`;
}
