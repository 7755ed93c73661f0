import type { Person } from '#lib/actor/person.ts';
import type { Decision } from './decision.ts';
import type { ClaimState } from './transitions.ts';

type Reviewed = {
  readonly state: ClaimState;
  readonly version: number;
  /** Newest first. */
  readonly reviews: readonly {
    readonly decision: Decision;
    readonly claimVersion: number;
    readonly reviewer: Person;
  }[];
};

/**
 * The members who approved the claim that is still in review: the first of two approvals counts as long as nothing else
 * has changed the claim since.
 */
export function listApprovers({ state, version, reviews }: Reviewed): Person[] {
  const [last] = reviews;
  const counts = state === 'in_review' && last?.decision === 'approved' && last.claimVersion + 1 === version;
  return counts ? [last.reviewer] : [];
}
