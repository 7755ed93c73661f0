import type { Actor } from '#lib/actor/actor.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';

/**
 * The ids of the newsroom's present admins, locked until the transaction ends, so that it never loses its last one.
 * @throws AppError FORBIDDEN when the actor is none of them any more.
 */
export async function lockAdmins(tx: Tx, { newsroomId, memberId }: Actor): Promise<string[]> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM member WHERE newsroom_id = ${newsroomId}::uuid AND role = 'admin' AND removed_at IS NULL
    ORDER BY id FOR UPDATE`;
  if (!admins.some(({ id }) => id === memberId)) throw new AppError('FORBIDDEN', 'You are no longer an admin.');
  return admins.map(({ id }) => id);
}
