import type { Actor, Role } from '#lib/actor/actor.ts';
import type { Tx } from '#lib/db.server.ts';

/** A member at one socket, with the versions of their access when it was opened. */
export type DraftSession = { readonly actor: Actor; readonly accessVersion: number; readonly sessionVersion: number };

/** The columns of a SessionRecord in JSON, for `jsonb_to_recordset`. */
export const SESSION_COLUMNS = 'member_id uuid, role text, access_version int, session_version int';

type SessionRecord = { member_id: string; role: Role; access_version: number; session_version: number };

/** A session as a record of SESSION_COLUMNS. */
export function toSessionRecord({ actor, accessVersion, sessionVersion }: DraftSession): SessionRecord {
  const { memberId, role } = actor;
  return { member_id: memberId, role, access_version: accessVersion, session_version: sessionVersion };
}

/**
 * Common table expressions: of `claimed`, which has SESSION_COLUMNS, `ended` has the rows whose member was removed, has another
 * role or was signed out. They share-lock the members until the transaction ends, so that no write commits after the access
 * that allowed it was revoked. With SKIP LOCKED, a member whose row is being changed counts as ended.
 */
export function findEndedSessionsSql(onLock: '' | 'SKIP LOCKED'): string {
  return `
  held AS MATERIALIZED (
    SELECT m.id, m.role::text AS role, m.access_version, u.session_version
    FROM member m JOIN "user" u ON u.id = m.user_id
    WHERE m.id IN (SELECT member_id FROM claimed) AND m.removed_at IS NULL
    ORDER BY m.id
    FOR SHARE OF m, u ${onLock}
  ),
  ended AS MATERIALIZED (
    SELECT c.* FROM claimed c
    WHERE NOT EXISTS (SELECT FROM held h WHERE h.id = c.member_id AND h.role = c.role
      AND h.access_version = c.access_version AND h.session_version = c.session_version)
  )`;
}

const FIND_ENDED = `
  WITH claimed AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($1::jsonb) AS s (index int, ${SESSION_COLUMNS})),
  ${findEndedSessionsSql('')}
  SELECT index FROM ended`;

/** Which of the sessions have ended. Waits for changes of access under way, and locks the members as described above. */
export async function lockAndFindEndedSessions(
  tx: Tx,
  sessions: readonly DraftSession[],
): Promise<ReadonlySet<DraftSession>> {
  if (sessions.length === 0) return new Set();
  const claimed = sessions.map((session, index) => ({ index, ...toSessionRecord(session) }));
  const rows = await tx.$queryRawUnsafe<{ index: number }[]>(FIND_ENDED, JSON.stringify(claimed));
  const ended = new Set(rows.map(({ index }) => index));
  return new Set(sessions.filter((_, index) => ended.has(index)));
}
