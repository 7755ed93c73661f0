import type { Actor } from '#lib/actor/actor.ts';
import { nameMentions } from '#lib/annotation/note-mention.ts';
import { db } from '#lib/db.server.ts';
import { commentBodySchema } from './comment-body.ts';
import type { MentionView } from './mention-view.ts';
import { readNames } from './read-names.server.ts';

const MENTION_COUNT = 50;

const CLAIM = { id: true, number: true } as const;

/** The comments, notes and replies of the newsroom that name the actor, those not looked at first, then the newest; at most 50. */
export async function listMentions(actor: Actor): Promise<MentionView[]> {
  const mentions = await Promise.all([listInComments(actor), listInNotes(actor)]);
  return mentions
    .flat()
    .sort((a, b) => Number(b.isNew) - Number(a.isNew) || (a.at < b.at ? 1 : -1))
    .slice(0, MENTION_COUNT);
}

async function listInComments({ newsroomId, memberId }: Actor): Promise<MentionView[]> {
  const rows = await db().mention.findMany({
    where: { newsroomId, memberId },
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
    const { id, author, createdAt, edits, claim } = comment;
    const body = commentBodySchema.parse(edits[0]?.body);
    const { id: claimId, number } = claim.mergedInto ?? claim;
    return {
      ...{ id, authorName: author.name, authorColour: author.colour, at: createdAt.toISOString() },
      ...{ isNew: seenAt === null, storyId: claim.storyId, storyTitle: claim.story.title },
      place: { kind: 'comment', commentId: id, claim: { id: claimId, number }, body },
    };
  });
}

async function listInNotes({ newsroomId, memberId }: Actor): Promise<MentionView[]> {
  const rows = await db().noteMention.findMany({
    where: { newsroomId, memberId, isNamed: true },
    orderBy: [{ seenAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
    take: MENTION_COUNT,
    include: {
      writer: { select: { name: true, colour: true } },
      revision: {
        select: { article: { select: { id: true, title: true } }, story: { select: { id: true, title: true } } },
      },
    },
  });
  const texts = rows.map(({ words }) => words);
  const nameOf = await readNames(db(), newsroomId, texts);
  return rows.map(({ annotationId, entryId, writer, revision: { article, story }, words, createdAt, seenAt }) => ({
    ...{ id: `${annotationId} ${entryId}`, authorName: writer.name, authorColour: writer.colour },
    ...{ at: createdAt.toISOString(), isNew: seenAt === null, storyId: story.id, storyTitle: story.title },
    place: {
      kind: 'note',
      ...{ articleId: article.id, articleTitle: article.title, annotationId },
      replyId: entryId === annotationId ? null : entryId,
      words: nameMentions(words, nameOf),
    },
  }));
}
