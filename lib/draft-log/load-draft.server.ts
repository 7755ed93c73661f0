import * as Y from 'yjs';
import type { Tx } from '#lib/db.server.ts';
import { readDraftState } from './update-log.server.ts';

/**
 * The draft as of the last acknowledged edit, or as of `atSeq`, from Postgres alone; empty if nothing was written. The caller has
 * checked that the actor may see it. @throws DraftCorruptError
 */
export async function loadDraft(tx: Tx, docId: string, atSeq?: number): Promise<Y.Doc> {
  const { state } = await readDraftState(tx, docId, atSeq);
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, state);
  return ydoc;
}
