import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { commentBodySchema } from '#lib/mention/comment-body.ts';
import { nameMentioned, putMentions } from '#lib/mention/put-mentions.server.ts';
import { canEditComment } from './can-change-comment.ts';
import { lockComment } from './lock-comment.server.ts';

export const editCommentSchema = z.object({ commentId: z.uuid(), body: commentBodySchema });

/**
 * Changes what a comment says; what it said before stays readable.
 * @throws AppError NOT_FOUND, INVALID; FORBIDDEN for anyone but its author.
 */
export const editComment = command({
  verb: 'comment.write',
  schema: editCommentSchema,
  run: async ({ tx, actor, record }, { commentId, body }): Promise<{ number: number }> => {
    const { newsroomId, memberId } = actor;
    const { storyId, claimId, authorId, editNumber } = await lockComment(tx, actor, commentId);
    if (!canEditComment(actor, authorId)) throw new AppError('comment.not-author');
    const named = await nameMentioned(tx, actor, body);
    const number = editNumber + 1;
    await tx.commentEdit.create({ data: { newsroomId, commentId, number, body: named, authorId: memberId } });
    await putMentions(tx, actor, commentId, named);
    record({ type: 'comment.edited', payload: { claimId, commentId, number } }, { storyId });
    return { number };
  },
});
