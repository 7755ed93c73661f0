import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { formatPhc, type Hashed, parsePhc, type ScryptCost } from './phc-scrypt.ts';

/** As RFC 7914 suggests for interactive sign-in; an attempt needs 32 MiB. Raised here, it holds for each member from their next sign-in. */
const COST: ScryptCost = { ln: 15, r: 8, p: 1 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** 16 characters of base64url: 96 bits. */
const PASSWORD_BYTES = 12;

function derive(
  password: string,
  { cost: { ln, r, p }, salt }: Pick<Hashed, 'cost' | 'salt'>,
  keyBytes = KEY_BYTES,
): Promise<Buffer> {
  const N = 2 ** ln;
  // What scrypt needs (RFC 7914, 2) and room for rounding.
  const cost = { N, r, p, maxmem: 128 * r * (N + p + 2) };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** A random password, for a sign-in that somebody else is given. */
export function makePassword(): string {
  return randomBytes(PASSWORD_BYTES).toString('base64url');
}

/** A salted scrypt hash as a PHC string, which names its cost. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return formatPhc({ cost, salt, key: await derive(password, { cost, salt }) });
}

/**
 * Whether the password is the hashed one, in constant time, and a hash at today's cost where the right one's is lower. No hash
 * and a cheaper one take as long as one of today's, so that time tells nothing of the account. @throws Error for a broken hash.
 */
export async function verifyPassword(
  password: string,
  hash: string | null,
): Promise<{ matches: boolean; rehashed: string | null }> {
  const expected = hash === null ? null : parsePhc(hash);
  const [actual, rehashed] = await Promise.all([
    derive(password, expected ?? { cost: COST, salt: Buffer.alloc(SALT_BYTES) }, expected?.key.length),
    expected && isCheap(expected) ? hashPassword(password) : null,
  ]);
  const matches = expected !== null && timingSafeEqual(expected.key, actual);
  return { matches, rehashed: matches ? rehashed : null };
}

function isCheap({ cost }: Hashed): boolean {
  return cost.ln < COST.ln || cost.r < COST.r || cost.p < COST.p;
}
