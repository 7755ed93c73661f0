import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import type { SessionClaims } from './sign-in.server.ts';

/** The member that the session stands for, with their present role; null once removed, signed out or too old. */
export async function findActor(claims: SessionClaims): Promise<Actor | null> {
  const { memberId, sessionVersion, sessionId, expiresAt } = claims;
  if (Date.parse(expiresAt) <= Date.now()) return null;
  const [member, ended] = await Promise.all([
    db().member.findFirst({ where: { id: memberId, removedAt: null, user: { sessionVersion } } }),
    db().endedSession.findUnique({ where: { id: sessionId }, select: { id: true } }),
  ]);
  if (!member || ended) return null;
  const { id, userId, newsroomId, role, name, colour } = member;
  const session = { id: sessionId, version: sessionVersion };
  return { memberId: id, userId, newsroomId, role, name, colour, session };
}
