import { hash, randomBytes } from 'node:crypto';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { TOKEN_TTL_S } from '#lib/draft-log/limits.ts';
import type { DraftSession } from './session.server.ts';

/** How long an expired token is kept, so that a late use can be audited with its member. */
const TOKEN_MEMORY_S = 3_600;

/** A token that opens one document on the socket once, within TOKEN_TTL_S. Only its hash is kept. */
export async function mintCollabToken(actor: Actor, sessionVersion: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db().$executeRaw`DELETE FROM collab_token WHERE expires_at < now() - make_interval(secs => ${TOKEN_MEMORY_S})`;
  await db().$executeRaw`
    INSERT INTO collab_token (hash, newsroom_id, member_id, session_version, expires_at)
    VALUES (${hash('sha256', token)}, ${actor.newsroomId}::uuid, ${actor.memberId}::uuid, ${sessionVersion},
      now() + make_interval(secs => ${TOKEN_TTL_S}))`;
  return token;
}

/** A session, or why there is none and whose token it was; `holder` is null if the token is unknown. */
export type Redeemed =
  | { ok: true; session: DraftSession }
  | {
      ok: false;
      reason: 'token-reused' | 'token-expired' | 'session-over';
      holder: { newsroomId: string; memberId: string };
    }
  | { ok: false; reason: 'token-unknown'; holder: null };

type TokenRow = { newsroom_id: string; member_id: string; session_version: number; used: boolean };

/** Uses up a token, by the database's clock. Of two concurrent uses, one succeeds. */
export async function redeemCollabToken(token: string): Promise<Redeemed> {
  const hashed = hash('sha256', token);
  const usedNow = await db().$executeRaw`
    UPDATE collab_token SET used_at = now() WHERE hash = ${hashed} AND expires_at >= now() AND used_at IS NULL`;
  const [row] = await db().$queryRaw<TokenRow[]>`
    SELECT newsroom_id, member_id, session_version, used_at IS NOT NULL AS used FROM collab_token WHERE hash = ${hashed}`;
  if (!row) return { ok: false, reason: 'token-unknown', holder: null };
  const holder = { newsroomId: row.newsroom_id, memberId: row.member_id };
  if (usedNow === 0) return { ok: false, reason: row.used ? 'token-reused' : 'token-expired', holder };

  const member = await db().member.findFirst({
    where: { id: row.member_id, removedAt: null, user: { sessionVersion: row.session_version } },
  });
  if (!member) return { ok: false, reason: 'session-over', holder };
  const { id, userId, newsroomId, role, name, colour, accessVersion } = member;
  const actor: Actor = { memberId: id, userId, newsroomId, role, name, colour };
  return { ok: true, session: { actor, accessVersion, sessionVersion: row.session_version } };
}
