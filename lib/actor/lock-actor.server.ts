import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import type { Actor, Role } from './actor.ts';

/**
 * The actor as they are now, held so until the transaction ends: a role that changes or a member who is removed at the
 * same moment comes before or after, never half. Take it before the lock on a claim.
 * @throws AppError UNAUTHENTICATED once they were removed.
 */
export async function lockActor(tx: Tx, actor: Actor): Promise<Actor> {
  const { newsroomId, memberId } = actor;
  const [member] = await tx.$queryRaw<{ role: Role }[]>`
    SELECT role::text FROM member
    WHERE id = ${memberId}::uuid AND newsroom_id = ${newsroomId}::uuid AND removed_at IS NULL FOR SHARE`;
  if (!member) throw new AppError('UNAUTHENTICATED', 'You are no longer a member of this newsroom.');
  return { ...actor, role: member.role };
}
