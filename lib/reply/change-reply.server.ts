import type { AuditEvent } from '#lib/audit/event.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { moveClaim } from '#lib/claim/move-claim.server.ts';
import { type CommandContext, command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { recordReplySchema, removeReplySchema } from './reply.ts';

/**
 * Records what they answered, in their own words, or corrects what was recorded. The claim's version grows, so that a reviewer
 * never decides without having seen it.
 * @throws AppError NOT_FOUND, FORBIDDEN for an observer, INVALID for an answer before the asking.
 */
export const recordReply = command({
  verb: 'reply.record',
  schema: recordReplySchema,
  run: (context, { replyId, answer, answeredAt }) => {
    const data = { answer, answeredAt: new Date(answeredAt), recordedById: context.actor.memberId };
    return changeReply(context, replyId, 'reply.recorded', data);
  },
});

/** Removes a reply recorded by mistake. The row stays. @throws AppError NOT_FOUND, FORBIDDEN for an observer. */
export const removeReply = command({
  verb: 'reply.record',
  schema: removeReplySchema,
  run: (context, { replyId }) => changeReply(context, replyId, 'reply.removed', { removedAt: new Date() }),
});

async function changeReply(
  { tx, actor, record }: CommandContext,
  replyId: string,
  type: Extract<AuditEvent['type'], 'reply.recorded' | 'reply.removed'>,
  data: Prisma.ReplyUncheckedUpdateInput,
): Promise<void> {
  const { newsroomId } = actor;
  const found = await tx.reply.findFirst({ where: { id: replyId, newsroomId }, select: { claimId: true } });
  if (!found) throw new AppError('NOT_FOUND');
  const claim = await lockClaim(tx, actor, found.claimId);
  const reply = await tx.reply.findFirst({ where: { id: replyId, newsroomId, removedAt: null } });
  if (!reply) throw new AppError('NOT_FOUND');
  if (data.answeredAt instanceof Date && data.answeredAt < reply.askedAt) {
    throw new AppError('reply.before-asking');
  }
  await tx.reply.update({ where: { id: replyId }, data });
  await moveClaim(tx, claim.id, claim.state);
  record({ type, payload: { claimId: claim.id, replyId } }, { storyId: claim.storyId });
}
