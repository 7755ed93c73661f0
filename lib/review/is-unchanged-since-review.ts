import type { ClaimView } from '#lib/claim/claim-view.ts';

/** Whether nothing on the claim has changed since a reviewer asked for changes. The decision itself moved it on by one version. */
export function isUnchangedSinceReview({ state, version, reviews }: ClaimView): boolean {
  const [last] = reviews;
  return state === 'changes_requested' && last !== undefined && version === last.claimVersion + 1;
}
