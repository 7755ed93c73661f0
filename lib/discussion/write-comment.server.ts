import { z } from 'zod';
import { type Actor, canContribute } from '#lib/actor/actor.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { recordDeed } from '#lib/claim/take-step.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { commentBodySchema } from '#lib/mention/comment-body.ts';
import { nameMentioned, putMentions } from '#lib/mention/put-mentions.server.ts';
import { parseInput } from '#lib/parse-input.ts';

export const writeCommentSchema = z.object({
  claimId: z.uuid(),
  /** The comment that it answers. */
  parentId: z.uuid().nullable().default(null),
  body: commentBodySchema,
});

export type WriteCommentInput = z.input<typeof writeCommentSchema>;

/**
 * Adds to the discussion of a claim; it changes nothing that votes or reviews rest on, so the claim's version stays.
 * @throws AppError FORBIDDEN for an observer; NOT_FOUND for the claim or the comment answered; INVALID for the body; CONFLICT
 * for a claim that was merged.
 */
export async function writeComment(actor: Actor, input: WriteCommentInput): Promise<{ commentId: string }> {
  const { claimId, parentId, body } = parseInput(writeCommentSchema, input);
  const { newsroomId, memberId: authorId } = actor;
  if (!canContribute(actor.role)) throw new AppError('FORBIDDEN', 'Observers read along; they write no comments.');
  return inTransaction(async (tx) => {
    const claim = await lockClaim(tx, actor, claimId);
    const parent =
      parentId === null ? null : await tx.comment.findFirst({ where: { id: parentId, claimId, newsroomId } });
    if (parentId !== null && !parent) throw new AppError('NOT_FOUND', 'What you answer is not there any more.');
    const named = await nameMentioned(tx, actor, body);
    const { id: commentId } = await tx.comment.create({ data: { newsroomId, claimId, parentId, authorId } });
    await tx.commentEdit.create({ data: { newsroomId, commentId, number: 1, body: named, authorId } });
    await putMentions(tx, actor, commentId, named);
    const at = { newsroomId, storyId: claim.storyId, by: authorId };
    await recordDeed(tx, at, { type: 'comment.written', payload: { claimId, commentId } });
    return { commentId };
  });
}
