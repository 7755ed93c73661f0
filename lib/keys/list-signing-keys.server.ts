import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';

/** A key as the settings show it; never its private part. */
export type SigningKeyView = {
  /** RFC 7638 thumbprint. */
  kid: string;
  createdAt: string;
  /** null for the one in use. */
  retiredAt: string | null;
  /** How many versions it signed. */
  versionCount: number;
};

/** The newsroom's keys, the newest first; empty before the first version. What is public anyway, for every member. */
export async function listSigningKeys({ newsroomId }: Actor): Promise<SigningKeyView[]> {
  const keys = await db().signingKey.findMany({
    where: { newsroomId },
    orderBy: { createdAt: 'desc' },
    select: { kid: true, createdAt: true, retiredAt: true, _count: { select: { versions: true } } },
  });
  return keys.map(({ kid, createdAt, retiredAt, _count }) => ({
    kid,
    createdAt: createdAt.toISOString(),
    retiredAt: retiredAt?.toISOString() ?? null,
    versionCount: _count.versions,
  }));
}
