import type { Alpha } from '#lib/vote/krippendorff-alpha.ts';
import { countSides, type SideCount } from './claim-summary.ts';
import type { ClaimView } from './claim-view.ts';
import type { Stance } from './stance.ts';

export type MatrixArticle = { id: string; title: string; outlet: string };
export type MatrixCell = {
  articleId: string;
  passages: { evidenceId: string; stance: Stance; quote: string; start: number; end: number }[];
};
export type MatrixRow = {
  claimId: string;
  number: number;
  text: string;
  /** How many articles support it, and how many contradict it. */
  disagreement: { supporting: number; against: number };
  sides: Record<Stance, SideCount>;
  cells: MatrixCell[];
};

/** The story's matrix with its agreement across claims. */
export type MatrixView = {
  storyId: string;
  title: string;
  articles: MatrixArticle[];
  rows: MatrixRow[];
  /** Ordinal, over the story's revealed votes; abstentions count as missing. */
  alpha: Alpha;
};

/** Claims by articles: what each article says on each claim, in the order of `compareDisagreement`. */
export function buildMatrix(claims: readonly ClaimView[], articles: readonly MatrixArticle[]): MatrixRow[] {
  return claims
    .map((claim) => {
      const cells = articles.map(({ id: articleId }) => ({ articleId, passages: listPassages(claim, articleId) }));
      const count = (stance: Stance) =>
        cells.filter(({ passages }) => passages.some((passage) => passage.stance === stance)).length;
      const disagreement = { supporting: count('supports'), against: count('contradicts') };
      const { id: claimId, number, wording, evidence } = claim;
      return { claimId, number, text: wording.text, disagreement, sides: countSides(evidence), cells };
    })
    .sort(compareDisagreement);
}

/** What the articles are most evenly divided on first, then what is contradicted alone, then by number. */
export function compareDisagreement(a: MatrixRow, b: MatrixRow): number {
  const divided = ({ disagreement: { supporting, against } }: MatrixRow) => Math.min(supporting, against);
  const involved = ({ disagreement: { supporting, against } }: MatrixRow) => (against > 0 ? supporting + against : 0);
  return divided(b) - divided(a) || involved(b) - involved(a) || a.number - b.number;
}

/** What fits on a page of A4 across, in lines of 10-point type and in ems of that size. */
const PAGE_LINES = 38;
const PAGE_EMS = 76;
const PRINT_MAX_PT = 10;
const PRINT_MIN_PT = 3;
/** The page's heading, and the articles' names over the columns. */
const HEADING_LINES = 5;
const HEAD_LINES = 6;
/** "✗ Contradicts" in the bold of the page. */
const STANCE_EMS = 7.5;
const CELL_PADDING_EMS = 1;

/** The size of type, in points from 3 to 10, at which the matrix stays on one page of A4 across; an estimate on the safe side. */
export function fitPrint({ rows, articles }: Pick<MatrixView, 'rows' | 'articles'>): number {
  for (let size = PRINT_MAX_PT; size > PRINT_MIN_PT; size -= 0.25) {
    const scale = PRINT_MAX_PT / size;
    // The claim's column is three times as wide as an article's; a letter is half an em on average.
    const columnEms = (PAGE_EMS * scale) / (3 + articles.length);
    const claimLetters = (columnEms * 3 - CELL_PADDING_EMS) * 2;
    const stanceLines = Math.ceil(STANCE_EMS / Math.max(1, columnEms - CELL_PADDING_EMS));
    const lineCount = rows.reduce((sum, row) => {
      const claimLines = Math.ceil((row.text.length + 4) / claimLetters) + (isContradicted(row) ? 1 : 0);
      const cellLines = row.cells.map(({ passages }) => passages.length * stanceLines);
      return sum + Math.max(claimLines, ...cellLines) + 0.5;
    }, HEAD_LINES);
    if (lineCount <= (PAGE_LINES - HEADING_LINES) * scale) return size;
  }
  return PRINT_MIN_PT;
}

/** Whether articles support the claim and others contradict it. */
export function isContradicted({ disagreement: { supporting, against } }: MatrixRow): boolean {
  return supporting > 0 && against > 0;
}

function listPassages({ evidence }: ClaimView, articleId: string): MatrixCell['passages'] {
  return evidence
    .filter((passage) => passage.articleId === articleId)
    .map(({ id, stance, selector }) => {
      const { exact: quote, start, end } = selector;
      return { evidenceId: id, stance, quote, start, end };
    });
}
