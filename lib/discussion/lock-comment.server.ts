import type { Actor } from '#lib/actor/actor.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';

/** A comment that is still there, with its claim locked, so that changes of one discussion follow each other. @throws AppError NOT_FOUND */
export async function lockComment(tx: Tx, actor: Actor, commentId: string) {
  const where = { id: commentId, newsroomId: actor.newsroomId };
  const found = await tx.comment.findFirst({ where, select: { claimId: true } });
  if (!found) throw new AppError('NOT_FOUND');
  const { storyId } = await lockClaim(tx, actor, found.claimId);
  const comment = await tx.comment.findFirst({
    where: { ...where, removedAt: null },
    include: { edits: { orderBy: { number: 'desc' }, take: 1 } },
  });
  const [edit] = comment?.edits ?? [];
  if (!comment || !edit) throw new AppError('comment.deleted');
  return { storyId, claimId: comment.claimId, authorId: comment.authorId, editNumber: edit.number };
}
