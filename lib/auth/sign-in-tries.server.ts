import { hash } from 'node:crypto';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';

/** How long failed tries are remembered, counted from the first of them, seconds. */
export const TRIES_WINDOW_S = 15 * 60;
/** Failed tries within the window from one address for one e-mail. */
export const TRIES_PER_PAIR = 10;
/** From one address for whatever e-mails; an office may share an address. */
export const TRIES_PER_ADDRESS = 100;
/** For one e-mail from whatever addresses, which a client can forge where no proxy stands in front. */
export const TRIES_PER_EMAIL = 100;

/** Who tries: the e-mail in lower case, and the client's address. */
export type Tryer = { email: string; address: string };

/**
 * Refuses a try after too many that failed, whether or not there is such an account. Counts are kept in the database, for
 * all nodes. @throws AppError RATE_LIMITED
 */
export async function refuseTooManyTries(tryer: Tryer): Promise<void> {
  const limits = limitsOf(tryer);
  const rows = await db().signInTries.findMany({
    where: { key: { in: limits.map(({ key }) => key) }, expiresAt: { gt: new Date() } },
  });
  const counts = new Map(rows.map(({ key, count }) => [key, count]));
  if (limits.some(({ key, most }) => (counts.get(key) ?? 0) >= most)) {
    throw new AppError('RATE_LIMITED', 'Too many tries. Wait a quarter of an hour, then try again.');
  }
}

/** Counts a try that failed. */
export async function countFailedTry(tryer: Tryer): Promise<void> {
  await db().$executeRaw`DELETE FROM sign_in_tries WHERE expires_at < now()`;
  for (const { key } of limitsOf(tryer)) {
    await db().$executeRaw`
      INSERT INTO sign_in_tries AS tries (key, count, expires_at)
      VALUES (${key}, 1, now() + make_interval(secs => ${TRIES_WINDOW_S}))
      ON CONFLICT (key) DO UPDATE SET count = tries.count + 1`;
  }
}

/** Forgets what failed from this address for this e-mail, once they got in. */
export async function forgetFailedTries({ email, address }: Tryer): Promise<void> {
  await db().signInTries.deleteMany({ where: { key: keyOf('pair', email, address) } });
}

const turns = new Map<string, Promise<unknown>>();

/**
 * Runs `work` once whatever is under way for this e-mail on this node has ended, so that many guesses at once cannot slip by
 * the count. On another node as many again may be under way as there are nodes.
 */
export async function takeTurn<T>({ email }: Tryer, work: () => Promise<T>): Promise<T> {
  const own = (turns.get(email) ?? Promise.resolve()).then(work, work);
  turns.set(email, own);
  try {
    return await own;
  } finally {
    if (turns.get(email) === own) turns.delete(email);
  }
}

function limitsOf({ email, address }: Tryer): { key: string; most: number }[] {
  return [
    { key: keyOf('pair', email, address), most: TRIES_PER_PAIR },
    { key: keyOf('email', email), most: TRIES_PER_EMAIL },
    { key: keyOf('address', address), most: TRIES_PER_ADDRESS },
  ];
}

function keyOf(...parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts));
}
