import type { Tx } from '#lib/db.server.ts';
import { PUBLISHED_CHANNEL } from './signals.ts';

/**
 * Notifies every node, after the commit, that its cached pages of the sheet are outdated; null means every page, as when a signing
 * key changed.
 */
export async function announcePublication(tx: Tx, slug: string | null): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${PUBLISHED_CHANNEL}, ${JSON.stringify({ slug })})`;
}
