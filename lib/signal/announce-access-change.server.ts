import type { Tx } from '#lib/db.server.ts';
import { ACCESS_CHANNEL } from './signals.ts';

/**
 * Closes the member's sockets on every node after the commit. For whatever changes a role, removes a member or signs one
 * out everywhere; nothing that they send is applied from the commit on, with or without this.
 */
export async function announceAccessChange(tx: Tx, memberId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${ACCESS_CHANNEL}, ${JSON.stringify({ memberId })})`;
}
