import type { CommandContext } from '#lib/command/command.server.ts';
import { ABANDONED } from '#lib/vote/round.ts';
import type { ClaimRecord } from './claim-record.ts';
import { moveClaim } from './move-claim.server.ts';

/** Ends the claim's open round, if there is one, with its votes sealed for good. */
export async function abandonRound(
  { tx, actor, record }: CommandContext,
  claim: ClaimRecord,
  by: 'member' | 'system' = 'member',
): Promise<void> {
  const open = claim.wording.rounds.find((round) => round.closedAt === null);
  if (!open) return;
  const cause = by === 'system' ? 'voters_left' : null;
  await tx.round.update({
    where: { id: open.id },
    data: {
      closedAt: new Date(),
      closedById: by === 'member' ? actor.memberId : null,
      outcome: { ...ABANDONED, cause },
    },
  });
  const payload = { claimId: claim.id, roundId: open.id, outcome: ABANDONED.kind };
  record({ type: 'round.closed', payload }, { storyId: claim.storyId, by: by === 'member' ? actor.memberId : by });
}

/** Gives the locked claim its next wording, by the actor, ending an open round. */
export async function putWording(context: CommandContext, claim: ClaimRecord, text: string): Promise<void> {
  await abandonRound(context, claim);
  await insertWording(context, claim, { text, authorId: context.actor.memberId, by: 'member' });
}

/** The same words as a new wording, so that voting can start over. By their author still, so that who caused it may review it. */
export async function repeatWording(
  context: CommandContext,
  claim: ClaimRecord,
  by: 'member' | 'system',
): Promise<void> {
  const { text, author } = claim.wording;
  await insertWording(context, claim, { text, authorId: author.memberId, by });
}

/** Ends the locked claim's open round, sealed, and starts voting over on the same words, as the system's action. */
export async function startOver(context: CommandContext, claim: ClaimRecord): Promise<void> {
  await abandonRound(context, claim, 'system');
  await repeatWording(context, claim, 'system');
  await moveClaim(context.tx, claim.id, 'gathering');
}

async function insertWording(
  { tx, actor, record }: CommandContext,
  { id: claimId, storyId, wording }: ClaimRecord,
  { text, authorId, by }: { text: string; authorId: string; by: 'member' | 'system' },
): Promise<void> {
  const { id: wordingId } = await tx.wording.create({
    data: { newsroomId: actor.newsroomId, claimId, number: wording.number + 1, text, authorId },
  });
  const place = { storyId, by: by === 'member' ? actor.memberId : by };
  record({ type: 'claim.reworded', payload: { claimId, wordingId } }, place);
}
