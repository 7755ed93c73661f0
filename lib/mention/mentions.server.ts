import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { command } from '#lib/command/command.server.ts';
import { db } from '#lib/db.server.ts';
import type { UnseenMentions } from './mention-view.ts';

export const seeMentionsSchema = z.object({ commentIds: z.array(z.uuid()).min(1).max(100) });

/** Comments with a mention that the actor has not seen. */
const unseenBy = ({ newsroomId, memberId }: Actor) => ({
  newsroomId,
  mentions: { some: { memberId, seenAt: null } },
});

/** The claims of the story with a mention that the actor has not seen; for a merged one, the surviving claim. */
export async function listUnseenMentions(actor: Actor, storyId: string): Promise<string[]> {
  const rows = await db().comment.findMany({
    where: { ...unseenBy(actor), claim: { storyId } },
    select: { claimId: true, claim: { select: { mergedIntoId: true } } },
  });
  return [...new Set(rows.map(({ claimId, claim }) => claim.mergedIntoId ?? claimId))];
}

/** How many comments of the newsroom have a mention that the actor has not seen. */
export async function countUnseenMentions(actor: Actor): Promise<UnseenMentions> {
  const at = new Date().toISOString();
  return { count: await db().comment.count({ where: unseenBy(actor) }), at };
}

/**
 * Marks the actor's mentions in these comments as seen. It is no decision, so nothing is audited.
 */
export const seeMentions = command({
  verb: 'mention.see',
  schema: seeMentionsSchema,
  run: async ({ tx, actor }, { commentIds }): Promise<void> => {
    const { newsroomId, memberId } = actor;
    await tx.mention.updateMany({
      where: { newsroomId, memberId, seenAt: null, commentId: { in: commentIds } },
      data: { seenAt: new Date() },
    });
  },
});
