import { type ClaimRecord, listRevealedVotes } from '#lib/claim/claim-record.ts';
import { type Alpha, measureAlpha } from '#lib/vote/krippendorff-alpha.ts';

/**
 * How far the members agree across the claims: Krippendorff's ordinal alpha over the revealed votes on current wordings,
 * a claim a unit, a member a coder, abstentions missing. Nothing of an open round goes in.
 */
export function measureStoryAlpha(claims: readonly Pick<ClaimRecord, 'wording'>[]): Alpha {
  const votes = claims.map((claim) => listRevealedVotes(claim));
  const coders = [...new Set(votes.flat().map(({ voter }) => voter.memberId))].sort();
  const units = votes.map((cast) => {
    const ratings = new Map(cast.map(({ voter, rating }) => [voter.memberId, rating === 6 ? null : rating]));
    return coders.map((coder) => ratings.get(coder) ?? null);
  });
  return measureAlpha(units, 'ordinal');
}
