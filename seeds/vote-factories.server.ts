import type { Actor, Role } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { type CastVoteInput, castVote } from '#lib/voting/cast-vote.server.ts';
import { type BuiltClaim, buildClaim, buildEvidence, buildMember } from './factories.server.ts';

/** What the work throws; null when it succeeds. */
export const thrown = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

/** A claim with one piece of evidence, and members of its newsroom, one for each role. The claim's author votes too. */
export async function buildTeam(...roles: Role[]): Promise<{ claim: BuiltClaim; team: Actor[] }> {
  const claim = await buildClaim();
  await buildEvidence({ claim });
  const others = await Promise.all(roles.map((role) => buildMember({ newsroomId: claim.newsroomId, role })));
  return { claim, team: [claim.actor, ...others] };
}

/** An input for castVote on the claim’s first wording, in round 1 by default. */
export const ballot = (claim: BuiltClaim, rating: number, more: Partial<CastVoteInput> = {}): CastVoteInput => ({
  claimId: claim.id,
  wordingNumber: 1,
  roundNumber: 1,
  rating,
  reason: rating >= 4 ? 'a reason' : '',
  ...more,
});

/** Casts the votes one after another. */
export const voteAll = async (claim: BuiltClaim, votes: [Actor, number][]) => {
  for (const [actor, rating] of votes) await castVote(actor, ballot(claim, rating));
};

/** Lets the time pass after which the newsroom's open round 2 may be closed. */
export async function passSecondRound(newsroomId: string): Promise<void> {
  const openedAt = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
  await db().round.updateMany({ where: { newsroomId, number: 2, closedAt: null }, data: { openedAt } });
}

/** As many roles. */
export const reviewers = (count: number): Role[] => Array.from({ length: count }, () => 'reviewer');
