import { z } from 'zod';
import { db } from '#lib/db.server.ts';
import type { Actor } from '#lib/newsroom/actor.ts';
import { parseInput } from '#lib/parse-input.ts';

export const seeMentionsSchema = z.object({ claimId: z.uuid() });

/** The claims of the story in whose discussion the actor is named and has not yet looked. */
export async function listUnseenMentions(actor: Actor, storyId: string): Promise<string[]> {
  const rows = await db().comment.findMany({
    where: {
      newsroomId: actor.newsroomId,
      claim: { storyId },
      mentions: { some: { memberId: actor.memberId, seenAt: null } },
    },
    distinct: ['claimId'],
    select: { claimId: true },
  });
  return rows.map(({ claimId }) => claimId);
}

/** Notes that the actor has seen where they are named in the claim's discussion. It is no decision: nothing is audited. */
export async function seeMentions(actor: Actor, input: z.input<typeof seeMentionsSchema>): Promise<void> {
  const { claimId } = parseInput(seeMentionsSchema, input);
  const { newsroomId, memberId } = actor;
  await db().mention.updateMany({
    where: { newsroomId, memberId, seenAt: null, comment: { claimId } },
    data: { seenAt: new Date() },
  });
}
