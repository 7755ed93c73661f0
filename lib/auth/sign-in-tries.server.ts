import { hash } from 'node:crypto';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';

/** How long failed sign-ins count, from the first of them, seconds. */
export const TRIES_WINDOW_S = 15 * 60;
/** Failed tries within the window from one address for one e-mail. */
export const TRIES_PER_PAIR = 10;
/** From one address for any e-mail; an office may share an address. */
export const TRIES_PER_ADDRESS = 100;
/** For one e-mail from any address where nobody has signed in with it, since a client can forge addresses if there is no proxy. */
export const TRIES_PER_EMAIL = 100;

/** How long a person is known at an address after signing in there, seconds. */
const ADDRESS_KNOWN_S = 90 * 24 * 60 * 60;

/** Who tries: the e-mail in lower case, and the client's address. */
export type Tryer = { email: string; address: string };

/**
 * Refuses a sign-in after too many failures, whether or not the account exists. Counts are in the database, for all
 * nodes. Where the person has signed in from this address before, what strangers tried elsewhere does not count.
 * @throws AppError RATE_LIMITED
 */
export async function refuseTooManyTries(tryer: Tryer, isKnown = false): Promise<void> {
  const limits = limitsOf(tryer).filter(({ ofStrangers }) => !(ofStrangers && isKnown));
  const rows = await db().signInTries.findMany({
    where: { key: { in: limits.map(({ key }) => key) }, expiresAt: { gt: new Date() } },
  });
  const counts = new Map(rows.map(({ key, count }) => [key, count]));
  if (limits.some(({ key, most }) => (counts.get(key) ?? 0) >= most)) {
    throw new AppError('sign-in.too-many');
  }
}

/** Counts a failed sign-in. */
export async function countFailedTry(tryer: Tryer): Promise<void> {
  await db().$executeRaw`DELETE FROM sign_in_tries WHERE expires_at < now()`;
  for (const { key } of limitsOf(tryer)) {
    await db().$executeRaw`
      INSERT INTO sign_in_tries AS tries (key, count, expires_at)
      VALUES (${key}, 1, now() + make_interval(secs => ${TRIES_WINDOW_S}))
      ON CONFLICT (key) DO UPDATE SET count = tries.count + 1`;
  }
}

/** Whether somebody has signed in with this e-mail from this address, within ADDRESS_KNOWN_S. */
export async function isKnownAddress({ email, address }: Tryer): Promise<boolean> {
  const where = { key: keyOf('known', email, address), expiresAt: { gt: new Date() } };
  return (await db().signInTries.count({ where })) > 0;
}

/** Resets the count for this address and e-mail after a successful sign-in, and keeps that they belong together. */
export async function forgetFailedTries({ email, address }: Tryer): Promise<void> {
  await db().signInTries.deleteMany({ where: { key: keyOf('pair', email, address) } });
  const key = keyOf('known', email, address);
  const expiresAt = new Date(Date.now() + ADDRESS_KNOWN_S * 1000);
  await db().signInTries.upsert({ where: { key }, create: { key, count: 1, expiresAt }, update: { expiresAt } });
}

const turns = new Map<string, Promise<unknown>>();

/**
 * Runs `work` after earlier sign-ins for this e-mail on this node have ended, so that parallel guesses cannot bypass the
 * count. Each further node allows one more at a time.
 */
export async function runInTurn<T>({ email }: Tryer, work: () => Promise<T>): Promise<T> {
  const own = (turns.get(email) ?? Promise.resolve()).then(work, work);
  turns.set(email, own);
  try {
    return await own;
  } finally {
    if (turns.get(email) === own) turns.delete(email);
  }
}

function limitsOf({ email, address }: Tryer): { key: string; most: number; ofStrangers: boolean }[] {
  return [
    { key: keyOf('pair', email, address), most: TRIES_PER_PAIR, ofStrangers: false },
    { key: keyOf('email', email), most: TRIES_PER_EMAIL, ofStrangers: true },
    { key: keyOf('address', address), most: TRIES_PER_ADDRESS, ofStrangers: true },
  ];
}

function keyOf(...parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts));
}
