import { inTransaction } from '#lib/db.server.ts';

/** For tests: removes a draft's updates, or the one at `seq`, as a broken disk would. The database refuses it otherwise. */
export async function damageLog(docId: string, seq: number | null = null): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.ydocUpdate.deleteMany({ where: { docId, ...(seq !== null && { seq }) } });
  });
}
