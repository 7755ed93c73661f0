import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { command } from '#lib/command/command.server.ts';
import { db } from '#lib/db.server.ts';
import type { UnseenMentions } from './mention-view.ts';

export const seeMentionsSchema = z.object({ claimId: z.uuid() });

/** Whatever names the actor and they have not looked at yet. */
const unseenBy = ({ newsroomId, memberId }: Actor) => ({
  newsroomId,
  mentions: { some: { memberId, seenAt: null } },
});

/** The claims of the story in whose discussion the actor is named and has not yet looked; for a merged one, the one that stands for it. */
export async function listUnseenMentions(actor: Actor, storyId: string): Promise<string[]> {
  const rows = await db().comment.findMany({
    where: { ...unseenBy(actor), claim: { storyId } },
    select: { claimId: true, claim: { select: { mergedIntoId: true } } },
  });
  return [...new Set(rows.map(({ claimId, claim }) => claim.mergedIntoId ?? claimId))];
}

/** How many comments of the newsroom name the actor, who has not looked at them yet. */
export async function countUnseenMentions(actor: Actor): Promise<UnseenMentions> {
  const at = new Date().toISOString();
  return { count: await db().comment.count({ where: unseenBy(actor) }), at };
}

/**
 * Notes that the actor has seen where they are named in the discussion of the claim and of those merged into it. It is no
 * decision: nothing is audited.
 */
export const seeMentions = command({
  verb: 'mention.see',
  schema: seeMentionsSchema,
  run: async ({ tx, actor }, { claimId }): Promise<void> => {
    const { newsroomId, memberId } = actor;
    const isOfClaim = { OR: [{ id: claimId }, { mergedIntoId: claimId }] };
    await tx.mention.updateMany({
      where: { newsroomId, memberId, seenAt: null, comment: { claim: isOfClaim } },
      data: { seenAt: new Date() },
    });
  },
});
