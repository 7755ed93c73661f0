import type { ClaimView } from '#lib/claim/claim-view.ts';
import type { Stance } from '#lib/claim/stance.ts';
import type { Alpha } from '#lib/vote/krippendorff-alpha.ts';
import { countSides, type SideCount } from './claim-summary.ts';

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
export function fitPrint({ rows, articles }: Pick<MatrixView, 'rows' | 'articles'>): PrintFit {
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
      const cellLines = row.cells.map(({ passages }) => countStances(passages).size * stanceLines);
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

/** How many of an article's passages have each stance, in the order of their first: on paper a cell says each once. */
export function countStances(passages: MatrixCell['passages']): Map<Stance, number> {
  const counts = new Map<Stance, number>();
  for (const { stance } of passages) counts.set(stance, (counts.get(stance) ?? 0) + 1);
  return counts;
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
