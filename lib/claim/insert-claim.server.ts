import type { Actor } from '#lib/actor/actor.ts';
import type { Tx } from '#lib/db.server.ts';
import { lockStory } from '#lib/story/lock-story.server.ts';

type NewClaim = { storyId: string; text: string; annotationId?: string | undefined; splitFromId?: string };

/**
 * A claim with its first wording; numbers count without a gap or a twin, by the story's lock.
 * @throws AppError NOT_FOUND for the story.
 */
export async function insertClaim(
  tx: Tx,
  actor: Actor,
  { storyId, text, annotationId, splitFromId }: NewClaim,
): Promise<{ claimId: string; wordingId: string; number: number }> {
  const { newsroomId, memberId: authorId } = actor;
  await lockStory(tx, newsroomId, storyId);
  const last = await tx.claim.aggregate({ where: { storyId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  const row = { newsroomId, storyId, number, authorId };
  const { id: claimId } = await tx.claim.create({
    data: { ...row, annotationId: annotationId ?? null, splitFromId: splitFromId ?? null },
  });
  const wording = await tx.wording.create({ data: { newsroomId, claimId, number: 1, text, authorId } });
  return { claimId, wordingId: wording.id, number };
}
