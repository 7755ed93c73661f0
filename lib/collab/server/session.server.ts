import type { Actor, Role } from '#lib/actor/actor.ts';
import type { Tx } from '#lib/db.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** A member at one socket, with the versions of their access as they were when it was opened. */
export type DraftSession = { readonly actor: Actor; readonly accessVersion: number; readonly sessionVersion: number };

type AccessRow = { id: string; role: Role; access_version: number; session_version: number; removed: boolean };

/**
 * Which of these sessions are over: the member was removed, has another role, or was signed out. Holds the members' rows
 * until the transaction ends, so that no write is committed after the access that allowed it was taken away.
 */
export async function lockAndFindEndedSessions(
  tx: Tx,
  sessions: readonly DraftSession[],
): Promise<ReadonlySet<DraftSession>> {
  if (sessions.length === 0) return new Set();
  const ids = [...new Set(sessions.map(({ actor }) => actor.memberId))];
  const rows = await tx.$queryRaw<AccessRow[]>`
    SELECT m.id, m.role::text AS role, m.access_version, u.session_version, m.removed_at IS NOT NULL AS removed
    FROM member m JOIN "user" u ON u.id = m.user_id
    WHERE m.id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})
    ORDER BY m.id
    FOR SHARE`;
  const byMember = new Map(rows.map((row) => [row.id, row]));
  const holds = (session: DraftSession) => {
    const row = byMember.get(session.actor.memberId);
    if (!row || row.removed || row.role !== session.actor.role) return false;
    return row.access_version === session.accessVersion && row.session_version === session.sessionVersion;
  };
  return new Set(sessions.filter((session) => !holds(session)));
}
