import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { canRemoveComment } from './can-change-comment.ts';
import { lockComment } from './lock-comment.server.ts';

export const removeCommentSchema = z.object({ commentId: z.uuid() });

/**
 * Deletes a comment: it and its history are hidden from everyone, replies to it stay, and so does the row.
 * @throws AppError NOT_FOUND; FORBIDDEN for anyone but its author or an admin.
 */
export const removeComment = command({
  verb: 'comment.write',
  schema: removeCommentSchema,
  run: async ({ tx, actor, record }, { commentId }): Promise<void> => {
    const { newsroomId } = actor;
    const { storyId, claimId, authorId } = await lockComment(tx, actor, commentId);
    if (!canRemoveComment(actor, authorId)) {
      throw new AppError('comment.not-removable');
    }
    await tx.comment.update({ where: { id: commentId }, data: { removedAt: new Date() } });
    await tx.mention.deleteMany({ where: { newsroomId, commentId } });
    record({ type: 'comment.removed', payload: { claimId, commentId } }, { storyId });
  },
});
