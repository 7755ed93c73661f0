import { z } from 'zod';
import { type ClaimRecord, listRevealedVotes } from '#lib/claim/claim-record.ts';
import { loadLockedClaim } from '#lib/claim/load-claims.server.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { moveClaim, requireStep } from '#lib/claim/move-claim.server.ts';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { isObjectionOpen, type RoundRecord, type Vote } from '#lib/vote/round.ts';

/** The longest reason, in UTF-16 code units. */
const REASON_MAX_LENGTH = 2000;

const reason = z.string().trim().max(REASON_MAX_LENGTH, 'reason.too-long');

export const withdrawObjectionSchema = z.object({ claimId: z.uuid(), reason: reason.default('') });

export const overruleObjectionSchema = z.object({
  claimId: z.uuid(),
  /** Whose objection. */
  voterId: z.uuid(),
  reason: reason.min(1, 'objection.reason-missing'),
});

/**
 * Withdraws the member's own open objection after the reveal; the vote itself stays.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT when no objection of the member's is open or the claim is in review.
 */
export const withdrawObjection = command({
  verb: 'objection.withdraw',
  schema: withdrawObjectionSchema,
  run: async ({ tx, actor, record }, { claimId, reason: why }): Promise<void> => {
    const { memberId } = actor;
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    const next = requireStep(claim, 'withdraw_objection', actor);
    const found = findOpenObjection(claim, memberId);
    if (!found) throw new AppError('objection.none-own');
    const key = { roundId: found.round.id, memberId };
    await tx.vote.update({
      where: { roundId_memberId: key },
      data: { objectionWithdrawnAt: new Date(), objectionEndReason: why },
    });
    await moveClaim(tx, claimId, next);
    record({ type: 'objection.withdrawn', payload: { claimId, roundId: found.round.id } }, { storyId: claim.storyId });
  },
});

/**
 * Overrules a member's open objection after the reveal, with the reason; the vote itself stays. By a reviewer or an
 * admin who is neither the claim's author nor the one who objected. Also if that member was removed meanwhile.
 * @throws AppError NOT_FOUND, FORBIDDEN, INVALID without the reason, CONFLICT when no such objection is open.
 */
export const overruleObjection = command({
  verb: 'objection.overrule',
  schema: overruleObjectionSchema,
  run: async ({ tx, actor, record }, { claimId, voterId, reason: why }): Promise<void> => {
    const { memberId } = actor;
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    const next = requireStep(claim, 'overrule_objection', actor);
    if (voterId === memberId) throw new AppError('objection.own');
    const found = findOpenObjection(claim, voterId);
    if (!found) throw new AppError('objection.closed');
    const key = { roundId: found.round.id, memberId: voterId };
    await tx.vote.update({
      where: { roundId_memberId: key },
      data: { objectionOverruledAt: new Date(), overruledById: memberId, objectionEndReason: why },
    });
    await moveClaim(tx, claimId, next);
    record(
      { type: 'objection.overruled', payload: { claimId, roundId: found.round.id, voterId } },
      { storyId: claim.storyId },
    );
  },
});

/** The member's standing vote and its round, where it objects and the objection has not ended; null otherwise. */
function findOpenObjection(claim: ClaimRecord, memberId: string): { vote: Vote; round: RoundRecord } | null {
  const vote = listRevealedVotes(claim).find(({ voter }) => voter.memberId === memberId);
  if (!vote || !isObjectionOpen(vote)) return null;
  const round = claim.wording.rounds.findLast(({ votes }) => votes.includes(vote));
  if (!round) throw new Error(`the vote is in no round of claim ${claim.id}`);
  return { vote, round };
}
