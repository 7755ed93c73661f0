import type { ClaimRecord } from '#lib/claim/claim-record.ts';
import { moveClaim, requireStep } from '#lib/claim/take-step.server.ts';
import type { CommandContext } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { ruleOf } from '#lib/vote/rule.ts';

export type StartedRound = { id: string; number: 1 | 2 };

/**
 * Opens the next round on the locked claim's current wording, under the newsroom's rule as it is now. Opened with its
 * first vote, it is audited as the system's deed: the log must not tell who voted.
 * @throws AppError FORBIDDEN, CONFLICT when no round may follow.
 */
export async function startRound(
  { tx, actor, record }: CommandContext,
  claim: ClaimRecord,
  opening: 'by hand' | 'with a vote',
): Promise<StartedRound> {
  const next = requireStep(claim, 'open_round', actor);
  const { newsroomId, memberId } = actor;
  const { id: wordingId, rounds } = claim.wording;
  if (rounds.length >= 2) {
    throw new AppError('CONFLICT', 'Both rounds on this wording have been held. A new wording starts anew.');
  }
  const number = rounds.length === 0 ? 1 : 2;
  const settings = await tx.newsroom.findUniqueOrThrow({ where: { id: newsroomId } });
  const { id } = await tx.round.create({
    data: { newsroomId, wordingId, number, rule: ruleOf(settings), openedById: memberId },
  });
  await moveClaim(tx, claim.id, next);
  const by = opening === 'by hand' ? memberId : 'system';
  record({ type: 'round.opened', payload: { claimId: claim.id, roundId: id, number } }, { storyId: claim.storyId, by });
  return { id, number };
}
