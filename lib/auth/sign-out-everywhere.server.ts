import type { Actor } from '#lib/actor/actor.ts';
import { inTransaction } from '#lib/db.server.ts';
import { endSessions } from './end-sessions.server.ts';

/**
 * Ends every session of the person behind the member, this one too, in every newsroom and on every device; their sockets are
 * closed on every node. Audited in each newsroom that they are a member of.
 */
export async function signOutEverywhere({ userId }: Actor): Promise<void> {
  await inTransaction((tx) => endSessions(tx, userId, { type: 'member.signed_out_everywhere', by: 'member' }));
}
