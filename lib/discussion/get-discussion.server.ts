import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { commentBodySchema } from '#lib/mention/comment-body.ts';
import { canEditComment, canRemoveComment } from './can-change-comment.ts';
import { buildThreads, type CommentView } from './comment-view.ts';

/** The discussion of a claim as threads; empty for another newsroom's claim, or none. */
export async function getDiscussion(actor: Actor, claimId: string): Promise<CommentView[]> {
  const rows = await db().comment.findMany({
    where: { newsroomId: actor.newsroomId, claimId },
    include: {
      author: { select: { name: true, colour: true } },
      edits: { orderBy: { number: 'desc' } },
      claim: { select: { mergedIntoId: true } },
    },
  });
  return buildThreads(
    rows.map(({ id, parentId, authorId, author, createdAt, removedAt, edits, claim }) => {
      const [now, ...past] = edits.map(({ number, body, createdAt: at }) => {
        return { number, body: commentBodySchema.parse(body), at: at.toISOString() };
      });
      const isThere = removedAt === null && now !== undefined;
      const mayChange = isThere && claim.mergedIntoId === null;
      return {
        ...{ id, parentId, authorId, authorName: author.name, authorColour: author.colour },
        at: createdAt.toISOString(),
        body: isThere ? now.body : null,
        pastEdits: isThere ? past : [],
        editedAt: isThere && past.length > 0 ? now.at : null,
        mayEdit: mayChange && canEditComment(actor, authorId),
        mayRemove: mayChange && canRemoveComment(actor, authorId),
      };
    }),
  );
}
