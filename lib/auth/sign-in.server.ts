import { randomUUID } from 'node:crypto';
import { verifyPassword } from '#lib/crypto/password.server.ts';
import { db } from '#lib/db.server.ts';
import { countFailedTry, forgetFailedTries, refuseTooManyTries, runInTurn } from './sign-in-tries.server.ts';

/** How long a session lasts, used or not, in seconds; renewing the cookie does not extend it. */
export const SESSION_MAX_AGE_S = 14 * 24 * 60 * 60;

/** What a session carries. Role and access are read from the database at each use, never from here. */
export type SessionClaims = {
  memberId: string;
  sessionVersion: number;
  sessionId: string;
  /** ISO 8601. */
  expiresAt: string;
};

/**
 * A new session for the person with this e-mail and password, in the newsroom that they joined first; null for anyone else.
 * `address` is the client's. @throws AppError RATE_LIMITED after too many failed tries, with the right password too.
 */
export async function signInWithPassword(
  email: string,
  password: string,
  address: string,
): Promise<SessionClaims | null> {
  const tryer = { email: email.trim().toLowerCase(), address };
  return runInTurn(tryer, async () => {
    await refuseTooManyTries(tryer);
    const session = await makeSession(tryer.email, password);
    await (session ? forgetFailedTries(tryer) : countFailedTry(tryer));
    return session;
  });
}

async function makeSession(email: string, password: string): Promise<SessionClaims | null> {
  const user = await db().user.findUnique({
    where: { email },
    include: {
      members: {
        where: { removedAt: null },
        orderBy: { createdAt: 'asc' },
        take: 1,
      },
    },
  });
  const { matches, rehashed } = await verifyPassword(password, user?.passwordHash ?? null);
  const member = user?.members[0];
  if (!matches || !user || !member) return null;
  // A password that was replaced meanwhile stays replaced.
  const verified = { id: user.id, passwordHash: user.passwordHash };
  if (rehashed) await db().user.updateMany({ where: verified, data: { passwordHash: rehashed } });
  const expiresAt = new Date(Date.now() + SESSION_MAX_AGE_S * 1000).toISOString();
  return { memberId: member.id, sessionVersion: user.sessionVersion, sessionId: randomUUID(), expiresAt };
}
