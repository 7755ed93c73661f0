import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { recordDeed } from '#lib/claim/take-step.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import { canRemoveComment } from './can-change-comment.ts';
import { lockComment } from './lock-comment.server.ts';

export const removeCommentSchema = z.object({ commentId: z.uuid() });

/**
 * Takes a comment back: nobody reads it or its history any more, answers to it stay, and so does the row.
 * @throws AppError NOT_FOUND; FORBIDDEN for anyone but its author or an admin.
 */
export async function removeComment(actor: Actor, input: z.input<typeof removeCommentSchema>): Promise<void> {
  const { commentId } = parseInput(removeCommentSchema, input);
  const { newsroomId, memberId } = actor;
  await inTransaction(async (tx) => {
    const { storyId, claimId, authorId } = await lockComment(tx, actor, commentId);
    if (!canRemoveComment(actor, authorId)) {
      throw new AppError('FORBIDDEN', 'Only its author or an admin takes a comment back.');
    }
    await tx.comment.update({ where: { id: commentId }, data: { removedAt: new Date() } });
    await tx.mention.deleteMany({ where: { newsroomId, commentId } });
    const at = { newsroomId, storyId, by: memberId };
    await recordDeed(tx, at, { type: 'comment.removed', payload: { claimId, commentId } });
  });
}
