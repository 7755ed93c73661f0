import type { z } from 'zod';
import { type Actor, canContribute } from '#lib/actor/actor.ts';
import type { AuditDeed } from '#lib/audit/event.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { moveClaim, recordDeed } from '#lib/claim/take-step.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { recordReplySchema, removeReplySchema } from './reply.ts';

/**
 * Writes down what they answered, in their own words, or corrects what was written down. The claim's version grows, so
 * that a reviewer never decides without having seen it.
 * @throws AppError NOT_FOUND, FORBIDDEN for an observer, INVALID for an answer before the asking.
 */
export async function recordReply(actor: Actor, input: z.input<typeof recordReplySchema>): Promise<void> {
  const { replyId, answer, answeredAt } = parseInput(recordReplySchema, input);
  const data = { answer, answeredAt: new Date(answeredAt), recordedById: actor.memberId };
  await changeReply(actor, replyId, 'reply.recorded', data);
}

/** Takes off what was written down by mistake. It stays stored. @throws AppError NOT_FOUND, FORBIDDEN for an observer. */
export async function removeReply(actor: Actor, input: z.input<typeof removeReplySchema>): Promise<void> {
  const { replyId } = parseInput(removeReplySchema, input);
  await changeReply(actor, replyId, 'reply.removed', { removedAt: new Date() });
}

async function changeReply(
  actor: Actor,
  replyId: string,
  type: Extract<AuditDeed['type'], 'reply.recorded' | 'reply.removed'>,
  data: Prisma.ReplyUncheckedUpdateInput,
): Promise<void> {
  const { newsroomId, memberId } = actor;
  await inTransaction(async (tx) => {
    const found = await tx.reply.findFirst({ where: { id: replyId, newsroomId }, select: { claimId: true } });
    if (!found) throw new AppError('NOT_FOUND');
    if (!canContribute(actor.role)) throw new AppError('FORBIDDEN', 'Observers read along; they change nothing.');
    const claim = await lockClaim(tx, actor, found.claimId);
    const reply = await tx.reply.findFirst({ where: { id: replyId, newsroomId, removedAt: null } });
    if (!reply) throw new AppError('NOT_FOUND');
    if (data.answeredAt instanceof Date && data.answeredAt < reply.askedAt) {
      throw new AppError('INVALID', 'They cannot have answered before they were asked.');
    }
    await tx.reply.update({ where: { id: replyId }, data });
    await moveClaim(tx, claim.id, claim.state);
    const at = { newsroomId, storyId: claim.storyId, by: memberId };
    await recordDeed(tx, at, { type, payload: { claimId: claim.id, replyId } });
  });
}
