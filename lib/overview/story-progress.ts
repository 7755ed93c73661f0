import { CLAIM_STATES, type ClaimState } from '#lib/claim/transitions.ts';

export type ClaimCounts = Record<ClaimState, number>;

/** How far a story's claims have come: `decided` of `total` are approved or rejected. */
export type StoryProgress = { counts: ClaimCounts; total: number; decided: number; approved: number };

/** Adds up a story's claims; `groups` may name a state more than once, and a state that it does not name counts 0. */
export function measureProgress(groups: readonly { state: ClaimState; count: number }[]): StoryProgress {
  const counts: ClaimCounts = {
    gathering: 0,
    voting: 0,
    voted: 0,
    in_review: 0,
    changes_requested: 0,
    approved: 0,
    rejected: 0,
  };
  for (const { state, count } of groups) counts[state] += count;
  const total = CLAIM_STATES.reduce((sum, state) => sum + counts[state], 0);
  return { counts, total, decided: counts.approved + counts.rejected, approved: counts.approved };
}
