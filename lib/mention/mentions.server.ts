import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { command } from '#lib/command/command.server.ts';
import { db } from '#lib/db.server.ts';
import type { UnseenMentions } from './mention-view.ts';

const idsSchema = z.array(z.uuid()).min(1).max(100);

/** Comments; or what stands in an article's annotations: a reply's id, for a note its annotation's. */
export const seeMentionsSchema = z.union([
  z.object({ commentIds: idsSchema }),
  z.object({ revisionId: z.uuid(), entryIds: idsSchema }),
]);

/** The claims of the story with a mention that the actor has not seen; for a merged one, the surviving claim. */
export async function listUnseenMentions({ newsroomId, memberId }: Actor, storyId: string): Promise<string[]> {
  const rows = await db().comment.findMany({
    where: { newsroomId, mentions: { some: { memberId, seenAt: null } }, claim: { storyId } },
    select: { claimId: true, claim: { select: { mergedIntoId: true } } },
  });
  return [...new Set(rows.map(({ claimId, claim }) => claim.mergedIntoId ?? claimId))];
}

/** The notes and replies of the revision with a mention that the actor has not seen: a reply's id, for a note its annotation's. */
export async function listUnseenEntries({ newsroomId, memberId }: Actor, revisionId: string): Promise<string[]> {
  const rows = await db().noteMention.findMany({
    where: { newsroomId, memberId, revisionId, isNamed: true, seenAt: null },
    select: { entryId: true },
  });
  return rows.map(({ entryId }) => entryId);
}

/** How many comments, notes and replies of the newsroom have a mention that the actor has not seen. */
export async function countUnseenMentions({ newsroomId, memberId }: Actor): Promise<UnseenMentions> {
  const at = new Date().toISOString();
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT (
      (SELECT count(*) FROM mention
        WHERE newsroom_id = ${newsroomId}::uuid AND member_id = ${memberId}::uuid AND seen_at IS NULL)
      + (SELECT count(*) FROM note_mention
        WHERE newsroom_id = ${newsroomId}::uuid AND member_id = ${memberId}::uuid AND seen_at IS NULL AND is_named)
    )::int AS count`;
  return { count: row?.count ?? 0, at };
}

/**
 * Marks the actor's mentions in these comments, notes or replies as seen. It is no decision, so nothing is audited.
 */
export const seeMentions = command({
  verb: 'mention.see',
  schema: seeMentionsSchema,
  run: async ({ tx, actor }, seen): Promise<void> => {
    const { newsroomId, memberId } = actor;
    const unseen = { newsroomId, memberId, seenAt: null };
    const data = { seenAt: new Date() };
    if ('commentIds' in seen) {
      await tx.mention.updateMany({ where: { ...unseen, commentId: { in: seen.commentIds } }, data });
      return;
    }
    const { revisionId, entryIds } = seen;
    await tx.noteMention.updateMany({ where: { ...unseen, revisionId, entryId: { in: entryIds } }, data });
  },
});
