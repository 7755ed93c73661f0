import { db } from '#lib/db.server.ts';
import type { PublicKey } from './public-key.ts';

/**
 * Public read: the public keys of this site, retired ones too, so that old versions still verify. Each names its newsroom once
 * that has published something; before, the public learns nothing of it.
 */
export async function listPublicKeys(): Promise<PublicKey[]> {
  const keys = await db().signingKey.findMany({
    select: {
      publicJwk: true,
      newsroom: { select: { slug: true, name: true } },
      _count: { select: { versions: true } },
    },
    orderBy: { createdAt: 'asc' },
  });
  const published = new Set(keys.flatMap(({ newsroom, _count }) => (_count.versions > 0 ? [newsroom.slug] : [])));
  return keys.map(({ publicJwk, newsroom }) => ({
    ...(publicJwk as PublicKey),
    ...(published.has(newsroom.slug) && { newsroom }),
  }));
}
