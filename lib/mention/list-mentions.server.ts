import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { commentBodySchema } from './comment-body.ts';
import type { MentionView } from './mention-view.ts';

const MENTION_COUNT = 50;

const CLAIM = { id: true, number: true } as const;

/** The comments of the newsroom that name the actor, those not looked at first, then the newest; at most 50. */
export async function listMentions(actor: Actor): Promise<MentionView[]> {
  const rows = await db().mention.findMany({
    where: { newsroomId: actor.newsroomId, memberId: actor.memberId },
    orderBy: [{ seenAt: { sort: 'desc', nulls: 'first' } }, { comment: { createdAt: 'desc' } }],
    take: MENTION_COUNT,
    include: {
      comment: {
        include: {
          author: { select: { name: true, colour: true } },
          edits: { orderBy: { number: 'desc' }, take: 1 },
          claim: {
            select: { ...CLAIM, storyId: true, story: { select: { title: true } }, mergedInto: { select: CLAIM } },
          },
        },
      },
    },
  });
  return rows.map(({ seenAt, comment }) => {
    const { id: commentId, author, createdAt, edits, claim } = comment;
    const { id, number } = claim.mergedInto ?? claim;
    return {
      ...{ commentId, authorName: author.name, authorColour: author.colour, at: createdAt.toISOString() },
      body: commentBodySchema.parse(edits[0]?.body),
      isNew: seenAt === null,
      ...{ storyId: claim.storyId, storyTitle: claim.story.title, claim: { id, number } },
    };
  });
}
