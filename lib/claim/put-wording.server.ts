import type { CommandContext } from '#lib/command/command.server.ts';
import { ABANDONED } from '#lib/vote/round.ts';
import type { ClaimRecord } from './claim-record.ts';

/** Ends the claim's open round, if there is one, with its votes sealed for good. */
export async function abandonRound({ tx, actor, record }: CommandContext, claim: ClaimRecord): Promise<void> {
  const open = claim.wording.rounds.find((round) => round.closedAt === null);
  if (!open) return;
  await tx.round.update({
    where: { id: open.id },
    data: { closedAt: new Date(), closedById: actor.memberId, outcome: { ...ABANDONED } },
  });
  const payload = { claimId: claim.id, roundId: open.id, outcome: ABANDONED.kind };
  record({ type: 'round.closed', payload }, { storyId: claim.storyId });
}

/** Gives the locked claim its next wording, by `authorId`, ending an open round. */
export async function putWording(
  context: CommandContext,
  claim: ClaimRecord,
  text: string,
  authorId: string = context.actor.memberId,
): Promise<void> {
  const { tx, actor, record } = context;
  await abandonRound(context, claim);
  const number = claim.wording.number + 1;
  const { id: wordingId } = await tx.wording.create({
    data: { newsroomId: actor.newsroomId, claimId: claim.id, number, text, authorId },
  });
  record({ type: 'claim.reworded', payload: { claimId: claim.id, wordingId } }, { storyId: claim.storyId });
}
