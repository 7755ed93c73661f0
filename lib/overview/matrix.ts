import type { Counted } from '#lib/claim/claim-record.ts';
import type { Stance } from '#lib/claim/stance.ts';
import type { Alpha } from '#lib/vote/krippendorff-alpha.ts';
import { countSides, type SideCount } from './claim-summary.ts';

/** How many claims and articles the first screens of a matrix have, and how many come with each further step; a print asks for all. */
export const MATRIX_FIRST = { rows: 20, articles: 12 } as const;
export const MATRIX_STEP = { rows: 60, articles: 30 } as const;
export const MATRIX_PART_MAX = { rows: 5_000, articles: 2_000 } as const;

export type MatrixArticle = { id: string; title: string; outlet: string };
/** What one article says of one claim: how many of its passages have each stance, in the order of their first. */
export type MatrixCell = {
  articleId: string;
  outlet: string;
  stances: readonly { readonly stance: Stance; readonly count: number }[];
};
export type MatrixRow = {
  claimId: string;
  number: number;
  text: string;
  /** How many articles support it, and how many contradict it. */
  disagreement: Disagreement;
  sides: Record<Stance, SideCount>;
  /** Of the articles that say something of it, whether or not their column is here. */
  cells: MatrixCell[];
};
export type Disagreement = { readonly supporting: number; readonly against: number };

/** Some of a matrix' rows, contradictions first, and of its columns, in order of publication; each from its place, from 0. */
export type MatrixPart = {
  /** Of the story, whatever is shown. */
  readonly totalCount: number;
  /** Claims that have the words. */
  readonly rowCount: number;
  readonly articleCount: number;
  readonly rowsFrom: number;
  readonly rows: readonly MatrixRow[];
  readonly articlesFrom: number;
  readonly articles: readonly MatrixArticle[];
};

/** The story's matrix as its page begins, with its agreement across claims. */
export type MatrixView = {
  storyId: string;
  title: string;
  part: MatrixPart;
  /** Ordinal, over the story's revealed votes; abstentions count as missing. */
  alpha: Alpha;
};

/** A passage as a cell that is open shows it; offsets are UTF-16 code units of the article's revision. */
export type MatrixPassage = { evidenceId: string; stance: Stance; quote: string; start: number; end: number };

/** A claim's row out of its passages in the order in which they were linked. */
export function buildRow(
  claim: Omit<MatrixRow, 'sides' | 'cells'>,
  evidence: readonly (Counted & { articleId: string })[],
): MatrixRow {
  const byArticle = Map.groupBy(evidence, ({ articleId }) => articleId);
  const cells = [...byArticle].map(([articleId, passages]) => ({
    articleId,
    outlet: passages[0]?.outlet ?? '',
    stances: [...countStances(passages)].map(([stance, count]) => ({ stance, count })),
  }));
  return { ...claim, sides: countSides(evidence), cells };
}

/** What the articles are most evenly divided on first, then what is contradicted alone, then by number. */
export function compareDisagreement(a: Divided, b: Divided): number {
  const divided = ({ disagreement: { supporting, against } }: Divided) => Math.min(supporting, against);
  const involved = ({ disagreement: { supporting, against } }: Divided) => (against > 0 ? supporting + against : 0);
  return divided(b) - divided(a) || involved(b) - involved(a) || a.number - b.number;
}

type Divided = Pick<MatrixRow, 'number' | 'disagreement'>;

/** What fits on a page of A4 across, in lines of 10-point type and in ems of that size. */
const PAGE_LINES = 40;
const PAGE_EMS = 76;
const PRINT_MAX_PT = 10;
const PRINT_MIN_PT = 3;
/** The page's heading, and the articles' names over the columns. */
const HEADING_LINES = 5;
const HEAD_LINES = 6;
/** "✗ Contradicts" in the bold of the page. */
const STANCE_EMS = 7.5;
const CELL_PADDING_EMS = 1;
/** "12 " before a claim, and " The articles contradict each other" in bold after it. */
const NUMBER_LETTERS = 4;
const CONTRADICTION_LETTERS = 40;
/** What a row has above and below its words. */
const ROW_PADDING_LINES = 0.35;

/** How the matrix is set on paper: type in points, from 3 to 10, and the share of the width, 0 to 1, that the claims have. */
export type PrintFit = { readonly sizePt: number; readonly claimShare: number };

/** The largest type at which the matrix stays on one page of A4 across; an estimate on the safe side. */
export function fitPrint({ rows, articles }: Pick<MatrixPart, 'rows' | 'articles'>): PrintFit {
  for (let size = PRINT_MAX_PT; size > PRINT_MIN_PT; size -= 0.25) {
    const scale = PRINT_MAX_PT / size;
    const claimShare = shareWidth(PAGE_EMS * scale, articles.length);
    const claimEms = PAGE_EMS * scale * claimShare;
    const columnEms = (PAGE_EMS * scale - claimEms) / Math.max(1, articles.length);
    // A letter is half an em on average.
    const claimLetters = (claimEms - CELL_PADDING_EMS) * 2;
    const stanceLines = Math.ceil(STANCE_EMS / Math.max(1, columnEms - CELL_PADDING_EMS));
    const lineCount = rows.reduce((sum, row) => {
      const letterCount = row.text.length + NUMBER_LETTERS + (isContradicted(row) ? CONTRADICTION_LETTERS : 0);
      const cellLines = row.cells.map(({ stances }) => stances.length * stanceLines);
      return sum + Math.max(Math.ceil(letterCount / claimLetters), ...cellLines) + ROW_PADDING_LINES;
    }, HEAD_LINES);
    if (lineCount <= (PAGE_LINES - HEADING_LINES) * scale) return { sizePt: size, claimShare };
  }
  return { sizePt: PRINT_MIN_PT, claimShare: shareWidth((PAGE_EMS * PRINT_MAX_PT) / PRINT_MIN_PT, articles.length) };
}

/** The claims have what the stances leave, or three times as much as an article where that is more. */
function shareWidth(pageEms: number, articleCount: number): number {
  return Math.max(3 / (3 + articleCount), 1 - (articleCount * (STANCE_EMS + CELL_PADDING_EMS)) / pageEms);
}

/** Whether articles support the claim and others contradict it. */
export function isContradicted({ disagreement: { supporting, against } }: Pick<MatrixRow, 'disagreement'>): boolean {
  return supporting > 0 && against > 0;
}

function countStances(passages: readonly { readonly stance: Stance }[]): Map<Stance, number> {
  const counts = new Map<Stance, number>();
  for (const { stance } of passages) counts.set(stance, (counts.get(stance) ?? 0) + 1);
  return counts;
}
