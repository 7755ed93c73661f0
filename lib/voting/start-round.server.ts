import type { ClaimRecord } from '#lib/claim/claim-record.ts';
import { moveClaim, requireStep } from '#lib/claim/move-claim.server.ts';
import type { CommandContext } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import type { ConsensusRule } from '#lib/gate/rule.ts';
import type { RoundRecord } from '#lib/vote/round.ts';

/**
 * Opens the next round on the locked claim's current wording, under the newsroom's rule as it is now. Opened with its
 * first vote, it is audited as the system's event, since the log must not reveal who voted.
 * @throws AppError FORBIDDEN, CONFLICT when no round may follow.
 */
export async function startRound(
  { tx, actor, record }: CommandContext,
  claim: ClaimRecord,
  rule: ConsensusRule,
  opening: 'by hand' | 'with a vote',
): Promise<RoundRecord> {
  const next = requireStep(claim, 'open_round', actor);
  if (claim.evidence.length === 0) throw new AppError('round.no-evidence');
  const { newsroomId, memberId } = actor;
  const { id: wordingId, rounds } = claim.wording;
  if (rounds.length >= 2) {
    throw new AppError('round.both-held');
  }
  const number = rounds.length === 0 ? 1 : 2;
  const { id, openedAt } = await tx.round.create({
    data: { newsroomId, wordingId, number, rule, openedById: memberId },
    select: { id: true, openedAt: true },
  });
  await moveClaim(tx, claim.id, next);
  const by = opening === 'by hand' ? memberId : 'system';
  record({ type: 'round.opened', payload: { claimId: claim.id, roundId: id, number } }, { storyId: claim.storyId, by });
  const openedBy = { memberId, name: actor.name };
  const open = { closedAt: null, closedBy: null, outcome: null, votes: [] };
  return { id, number, rule, openedAt: openedAt.toISOString(), openedBy, ...open };
}
