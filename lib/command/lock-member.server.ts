import type { Actor, Role } from '#lib/actor/actor.ts';
import { POLICY } from '#lib/actor/policy.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { Prisma } from '#prisma/generated/client.ts';

/**
 * What is locked until the transaction ends. `self`: the member, so that a change of role or a removal happens before or after.
 * `voters`: also everyone who may vote, for commands that count who has not voted. `members`: all members of the newsroom, for
 * commands that change them. `person`: also the user behind the member.
 */
export type Locks = 'self' | 'voters' | 'members' | 'person';

type Row = { id: string; role: Role; session_version: number; ended: boolean };

const LOCKS: Record<Locks, Prisma.Sql> = {
  self: Prisma.sql`FOR SHARE OF m, u`,
  voters: Prisma.sql`FOR SHARE OF m, u`,
  members: Prisma.sql`FOR NO KEY UPDATE OF m FOR SHARE OF u`,
  person: Prisma.sql`FOR SHARE OF m FOR NO KEY UPDATE OF u`,
};

const OTHERS: Record<Locks, Prisma.Sql> = {
  self: Prisma.empty,
  voters: Prisma.sql`OR m.role::text = ANY (${[...POLICY['vote.cast']]})`,
  members: Prisma.sql`OR true`,
  person: Prisma.empty,
};

/**
 * The actor as they are now, locked. The first lock of every command, in the order of the members' ids: members come before
 * claims, claims before the chain of audit events.
 * @throws AppError UNAUTHENTICATED once the member was removed, or the session that they act by has ended.
 */
export async function lockMember(tx: Tx, actor: Actor, locks: Locks): Promise<Actor> {
  const { newsroomId, memberId, session } = actor;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT m.id, m.role::text AS role, u.session_version,
      EXISTS (SELECT FROM ended_session e WHERE e.id = ${session?.id ?? null}::uuid) AS ended
    FROM member m JOIN "user" u ON u.id = m.user_id
    WHERE m.newsroom_id = ${newsroomId}::uuid AND m.removed_at IS NULL AND (m.id = ${memberId}::uuid ${OTHERS[locks]})
    ORDER BY m.id ${LOCKS[locks]}`;
  const member = rows.find(({ id }) => id === memberId);
  if (!member) throw new AppError('session.removed');
  if (member.ended || (session && session.version !== member.session_version)) throw new AppError('UNAUTHENTICATED');
  return { ...actor, role: member.role };
}
