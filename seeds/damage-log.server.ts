import { tamper } from './tamper.server.ts';

/** For tests: removes a draft's updates, or the one at `seq`, as a broken disk would. The database refuses it otherwise. */
export function damageLog(docId: string, seq: number | null = null): Promise<void> {
  return tamper((tx) => tx.ydocUpdate.deleteMany({ where: { docId, ...(seq !== null && { seq }) } }));
}
