import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { commentBodySchema } from '#lib/mention/comment-body.ts';
import { canEditComment, canRemoveComment } from './can-change-comment.ts';
import { buildThreads, type CommentView } from './comment-view.ts';

/** The discussion of a claim as threads; empty for another newsroom's claim, or none. */
export async function getDiscussion(actor: Actor, claimId: string): Promise<CommentView[]> {
  return (await listDiscussions(actor, [claimId])).get(claimId) ?? [];
}

/** The discussions of these claims, by the claim's id; a claim that nobody wrote about has none. */
export async function listDiscussions(
  actor: Actor,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, CommentView[]>> {
  const comments = await loadComments(actor, claimIds);
  const byClaim = Map.groupBy(comments, ({ claimId }) => claimId);
  return new Map([...byClaim].map(([claimId, rows]) => [claimId, toThreads(actor, rows)]));
}

function loadComments({ newsroomId, memberId }: Actor, claimIds: readonly string[]) {
  return db().comment.findMany({
    where: { newsroomId, claimId: { in: [...claimIds] } },
    include: {
      author: { select: { name: true, colour: true } },
      edits: { orderBy: { number: 'desc' } },
      claim: { select: { mergedIntoId: true } },
      mentions: { where: { memberId, seenAt: null }, select: { memberId: true } },
    },
  });
}

function toThreads(actor: Actor, rows: Awaited<ReturnType<typeof loadComments>>): CommentView[] {
  return buildThreads(
    rows.map(({ id, parentId, authorId, author, createdAt, removedAt, edits, claim, mentions }) => {
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
        hasUnseenMention: isThere && mentions.length > 0,
      };
    }),
  );
}
