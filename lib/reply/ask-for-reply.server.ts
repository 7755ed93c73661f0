import type { z } from 'zod';
import { type Actor, canContribute } from '#lib/actor/actor.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { recordDeed } from '#lib/claim/take-step.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import { askForReplySchema } from './reply.ts';

/**
 * Writes down that somebody was asked about the claim, in whatever state it is.
 * @throws AppError NOT_FOUND, FORBIDDEN for an observer, INVALID for a deadline before the asking.
 */
export async function askForReply(
  actor: Actor,
  input: z.input<typeof askForReplySchema>,
): Promise<{ replyId: string }> {
  const { claimId, askedAt, deadlineAt, ...said } = parseInput(askForReplySchema, input);
  const { newsroomId, memberId } = actor;
  return inTransaction(async (tx) => {
    const claim = await lockClaim(tx, actor, claimId);
    if (!canContribute(actor.role)) throw new AppError('FORBIDDEN', 'Observers read along; they change nothing.');
    const { id: replyId } = await tx.reply.create({
      data: {
        ...{ newsroomId, claimId, askedById: memberId, ...said },
        askedAt: new Date(askedAt),
        deadlineAt: new Date(deadlineAt),
      },
    });
    const at = { newsroomId, storyId: claim.storyId, by: memberId };
    await recordDeed(tx, at, { type: 'reply.asked', payload: { claimId, replyId } });
    return { replyId };
  });
}
