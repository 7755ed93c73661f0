import type { PublishedClaims } from '#lib/version/published-claims.ts';
import type { Alpha } from '#lib/vote/krippendorff-alpha.ts';
import type { ClaimSummary } from './claim-summary.ts';

/** How many claims the first screens of a board have, and how many come with each further step; a print asks for all. */
export const BOARD_FIRST_COUNT = 24;
export const BOARD_STEP_COUNT = 60;
export const BOARD_PART_MAX_COUNT = 5_000;

/** Some of a board's claims as it is arranged, with how many there are under each heading. */
export type BoardPart = {
  /** Of the story, whatever is shown. */
  readonly totalCount: number;
  /** In order, with the number of its claims; null where there are no groups. */
  readonly groups: readonly { readonly heading: string | null; readonly count: number }[];
  /** The place of the first of `claims` among all that are shown, from 0. */
  readonly from: number;
  readonly claims: readonly ClaimSummary[];
};

/** A story's board as its page begins. */
export type Board = {
  readonly storyTitle: string;
  readonly part: BoardPart;
  /** The viewer's own claims that a reviewer sent back, at most 20. */
  readonly sentBack: readonly ClaimSummary[];
  /** What readers have of the story; null where nothing was published. */
  readonly published: PublishedClaims | null;
  /** How far the members agree across the story's claims. */
  readonly alpha: Alpha;
};

/** How many claims the arrangement shows. */
export function countShown({ groups }: Pick<BoardPart, 'groups'>): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/** The claims under their headings, of those that are here; a group of which none is here yet is empty. */
export function splitGroups(
  groups: BoardPart['groups'],
  claims: readonly ClaimSummary[],
): { heading: string | null; count: number; claims: readonly ClaimSummary[] }[] {
  let start = 0;
  return groups.map(({ heading, count }) => {
    const group = { heading, count, claims: claims.slice(start, start + count) };
    start += count;
    return group;
  });
}
