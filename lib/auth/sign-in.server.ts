import { randomUUID } from 'node:crypto';
import { logSecurityEvent, recordSecurityEvent, type SecurityEvent } from '#lib/audit/record-security-event.server.ts';
import { verifyPassword } from '#lib/crypto/password.server.ts';
import { db } from '#lib/db.server.ts';
import { FairQueue } from './fair-queue.ts';
import {
  countFailedTry,
  forgetFailedTries,
  isKnownAddress,
  refuseTooManyTries,
  runInTurn,
  type Tryer,
} from './sign-in-tries.server.ts';

/** Passwords checked at a time: each keeps a core busy, and other work needs one too. */
const CHECKS_RUNNING_MAX = 2;
/** Sign-ins of strangers that wait; a second's work or two. */
const CHECKS_WAITING_MAX = 100;

const queue = new FairQueue({ runningMax: CHECKS_RUNNING_MAX, waitingMax: CHECKS_WAITING_MAX });

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
    const isKnown = await isKnownAddress(tryer);
    const user = await findUser(tryer.email);
    try {
      await refuseTooManyTries(tryer, isKnown);
    } catch (error) {
      recordSignIn(tryer, user, 'sign_in.locked');
      throw error;
    }
    const session = await queue.run(isKnown ? null : address, () => makeSession(user, password));
    await (session ? forgetFailedTries(tryer) : countFailedTry(tryer));
    recordSignIn(tryer, user, session ? 'sign_in.succeeded' : 'sign_in.failed');
    return session;
  });
}

type SigningUser = Awaited<ReturnType<typeof findUser>>;

function findUser(email: string) {
  return db().user.findUnique({
    where: { email },
    include: { members: { where: { removedAt: null }, orderBy: { createdAt: 'asc' } } },
  });
}

/** Audits it in each newsroom of the person, or logs it. Not waited for: the answer takes as long for an account that is unknown. */
function recordSignIn({ address }: Tryer, user: SigningUser, type: SecurityEvent['type'] & `sign_in.${string}`): void {
  if (!user || user.members.length === 0) logSecurityEvent(address, { type });
  for (const { id, newsroomId } of user?.members ?? [])
    void recordSecurityEvent({ memberId: id, newsroomId }, { type, payload: { address } });
}

async function makeSession(user: SigningUser, password: string): Promise<SessionClaims | null> {
  const { matches, rehashed } = await verifyPassword(password, user?.passwordHash ?? null);
  const member = user?.members[0];
  if (!matches || !user || !member) return null;
  // A password that was replaced meanwhile stays replaced.
  const verified = { id: user.id, passwordHash: user.passwordHash };
  if (rehashed) await db().user.updateMany({ where: verified, data: { passwordHash: rehashed } });
  const expiresAt = new Date(Date.now() + SESSION_MAX_AGE_S * 1000).toISOString();
  return { memberId: member.id, sessionVersion: user.sessionVersion, sessionId: randomUUID(), expiresAt };
}
