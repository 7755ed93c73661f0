import type { Tx } from '#lib/db.server.ts';
import { PUBLISHED_CHANNEL } from './signals.ts';

/**
 * Tells every node, after the commit, that the sheet's public pages are no longer what they keep. With null: that something
 * of the whole site changed, like a key.
 */
export async function announcePublication(tx: Tx, slug: string | null): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${PUBLISHED_CHANNEL}, ${JSON.stringify({ slug })})`;
}
