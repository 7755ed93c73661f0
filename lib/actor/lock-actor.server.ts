import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import type { Actor } from './actor.ts';

/**
 * The actor as they are now, held so until the transaction ends: a role that changes or a member who is removed at the
 * same moment comes before or after, never half. Take it before the lock on a claim.
 * @throws AppError UNAUTHENTICATED once they were removed.
 */
export async function lockActor(tx: Tx, actor: Actor): Promise<Actor> {
  const { newsroomId, memberId } = actor;
  await tx.$queryRaw`SELECT id FROM member WHERE id = ${memberId}::uuid AND newsroom_id = ${newsroomId}::uuid FOR SHARE`;
  const member = await tx.member.findFirst({
    where: { id: memberId, newsroomId, removedAt: null },
    select: { role: true },
  });
  if (!member) throw new AppError('UNAUTHENTICATED', 'You are no longer a member of this newsroom.');
  return { ...actor, role: member.role };
}
