import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { recordDeed } from '#lib/claim/take-step.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { commentBodySchema } from '#lib/mention/comment-body.ts';
import { nameMentioned, putMentions } from '#lib/mention/put-mentions.server.ts';
import { parseInput } from '#lib/parse-input.ts';
import { canEditComment } from './can-change-comment.ts';
import { lockComment } from './lock-comment.server.ts';

export const editCommentSchema = z.object({ commentId: z.uuid(), body: commentBodySchema });

/**
 * Changes what a comment says; what it said before stays readable.
 * @throws AppError NOT_FOUND, INVALID; FORBIDDEN for anyone but its author.
 */
export async function editComment(actor: Actor, input: z.input<typeof editCommentSchema>): Promise<{ number: number }> {
  const { commentId, body } = parseInput(editCommentSchema, input);
  const { newsroomId, memberId } = actor;
  return inTransaction(async (tx) => {
    const { storyId, claimId, authorId, editNumber } = await lockComment(tx, actor, commentId);
    if (!canEditComment(actor, authorId)) throw new AppError('FORBIDDEN', 'Only its author edits a comment.');
    const named = await nameMentioned(tx, actor, body);
    const number = editNumber + 1;
    await tx.commentEdit.create({ data: { newsroomId, commentId, number, body: named, authorId: memberId } });
    await putMentions(tx, actor, commentId, named);
    const at = { newsroomId, storyId, by: memberId };
    await recordDeed(tx, at, { type: 'comment.edited', payload: { claimId, commentId, number } });
    return { number };
  });
}
