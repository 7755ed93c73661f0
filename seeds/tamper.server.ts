import type { Tx } from '#lib/db.server.ts';
import { asOwner } from './as-owner.server.ts';

/** For tests: changes rows as somebody would who owns the database, past its triggers. */
export async function tamper(work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await asOwner(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await work(tx);
  });
}
