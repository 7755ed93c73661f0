import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';

/**
 * Locks the story until the transaction ends, which serialises changes of its parts; inserting rows that merely refer to
 * it does not wait. @throws AppError NOT_FOUND when the newsroom has no such story.
 */
export async function lockStory(tx: Tx, newsroomId: string, storyId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM story WHERE id = ${storyId}::uuid AND newsroom_id = ${newsroomId}::uuid FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new AppError('NOT_FOUND');
}
