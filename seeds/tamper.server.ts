import { inTransaction, type Tx } from '#lib/db.server.ts';

/** For tests: changes rows as somebody would who has the database, past its triggers. */
export async function tamper(work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await work(tx);
  });
}
