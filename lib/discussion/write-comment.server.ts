import { z } from 'zod';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { commentBodySchema } from '#lib/mention/comment-body.ts';
import { nameMentioned, putMentions } from '#lib/mention/put-mentions.server.ts';

export const writeCommentSchema = z.object({
  claimId: z.uuid(),
  /** The comment that it replies to. */
  parentId: z.uuid().nullable().default(null),
  body: commentBodySchema,
});

export type WriteCommentInput = z.input<typeof writeCommentSchema>;

/**
 * Adds to the discussion of a claim; it changes nothing that votes or reviews rest on, so the claim's version stays.
 * @throws AppError FORBIDDEN for an observer; NOT_FOUND for the claim or the parent comment; INVALID for the body; CONFLICT
 * for a claim that was merged.
 */
export const writeComment = command({
  verb: 'comment.write',
  schema: writeCommentSchema,
  run: async ({ tx, actor, record }, { claimId, parentId, body }): Promise<{ commentId: string }> => {
    const { newsroomId, memberId: authorId } = actor;
    const claim = await lockClaim(tx, actor, claimId);
    const parent =
      parentId === null ? null : await tx.comment.findFirst({ where: { id: parentId, claimId, newsroomId } });
    if (parentId !== null && !parent) throw new AppError('comment.parent-gone');
    const named = await nameMentioned(tx, actor, body);
    const { id: commentId } = await tx.comment.create({ data: { newsroomId, claimId, parentId, authorId } });
    await tx.commentEdit.create({ data: { newsroomId, commentId, number: 1, body: named, authorId } });
    await putMentions(tx, actor, commentId, named);
    record({ type: 'comment.written', payload: { claimId, commentId } }, { storyId: claim.storyId });
    return { commentId };
  },
});
