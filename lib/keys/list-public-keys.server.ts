import type { JWK } from 'jose';
import { db } from '#lib/db.server.ts';

/** Public read: the public keys of every newsroom on this site, retired ones too, so that old versions still verify. */
export async function listPublicKeys(): Promise<JWK[]> {
  const keys = await db().signingKey.findMany({ select: { publicJwk: true }, orderBy: { createdAt: 'asc' } });
  return keys.map(({ publicJwk }) => publicJwk as JWK);
}
