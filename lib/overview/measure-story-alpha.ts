import { type Alpha, measureAlpha } from '#lib/vote/krippendorff-alpha.ts';

/** A member's standing vote on a claim, of revealed rounds. */
export type StandingVote = { readonly claimId: string; readonly memberId: string; readonly rating: number };

/**
 * How far the members agree across the claims: Krippendorff's ordinal alpha over the revealed votes on current wordings,
 * a claim a unit, a member a coder, abstentions missing. Nothing of an open round may go in.
 */
export function measureStoryAlpha(votes: readonly StandingVote[]): Alpha {
  const coders = [...new Set(votes.map(({ memberId }) => memberId))].sort();
  const units = [...Map.groupBy(votes, ({ claimId }) => claimId).values()].map((cast) => {
    const ratings = new Map(cast.map(({ memberId, rating }) => [memberId, rating === 6 ? null : rating]));
    return coders.map((coder) => ratings.get(coder) ?? null);
  });
  return measureAlpha(units, 'ordinal');
}
