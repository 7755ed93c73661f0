import type { Tx } from '#lib/db.server.ts';
import { ACCESS_CHANNEL } from './signals.ts';

/**
 * Closes the member's sockets on every node after the commit, when a role changed, a member was removed or signed out everywhere.
 * Appends check the session themselves, so nothing is applied after the commit even if this signal is lost.
 */
export async function announceAccessChange(tx: Tx, memberId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${ACCESS_CHANNEL}, ${JSON.stringify({ memberId })})`;
}
