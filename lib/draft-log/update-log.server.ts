import { hash } from 'node:crypto';
import * as Y from 'yjs';
import type { Tx } from '#lib/db.server.ts';

/*
 * The log of a draft. `ydoc.head_seq` is the seq of the newest update; `ydoc_update` holds every update from 1 on, without
 * a gap, and keeps them; a snapshot only makes reading faster. An append locks the draft's `ydoc` row and has read everything up to
 * its head, so updates are admitted one after another, on any number of nodes.
 */

export type LoggedUpdate = {
  seq: number;
  /** The member who wrote it. */
  memberId: string;
  update: Uint8Array;
  at: Date;
};
export type NewUpdate = { memberId: string; update: Uint8Array; newClients: readonly number[] };
export type DraftState = { headSeq: number; snapshotSeq: number; state: Uint8Array; owners: Map<number, string> };

/** The log is corrupt: a checksum is wrong or a seq is missing. Never treat it as an empty draft. */
class DraftCorruptError extends Error {
  override readonly name = 'DraftCorruptError';
}

/** PostgreSQL's largest integer. */
const SEQ_MAX = 2 ** 31 - 1;
const NOTHING = Y.encodeStateAsUpdate(new Y.Doc());

/** Hex SHA-256, as kept with every update and snapshot. */
export function checksum(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/**
 * The draft as of the log's head, or as of `atSeq` where that is earlier; an empty one where nothing was written yet.
 * @throws DraftCorruptError
 */
export async function readDraftState(tx: Tx, docId: string, atSeq: number = SEQ_MAX): Promise<DraftState> {
  const ydoc = await tx.ydoc.findUnique({ where: { docId } });
  if (!ydoc) return { headSeq: 0, snapshotSeq: 0, state: NOTHING, owners: new Map() };
  const headSeq = Math.min(ydoc.headSeq, atSeq);
  const snapshot = await findSnapshot(tx, docId, headSeq);
  const tail = await readUpdates(tx, docId, snapshot?.seq ?? 0, headSeq);
  const parts = [snapshot?.state ?? NOTHING, ...tail.map(({ update }) => update)];
  const clients = await tx.ydocClient.findMany({ where: { docId } });
  return {
    headSeq,
    snapshotSeq: snapshot?.seq ?? 0,
    state: parts.length === 1 ? (snapshot?.state ?? NOTHING) : merge(parts),
    owners: new Map(clients.map(({ clientId, memberId }) => [Number(clientId), memberId])),
  };
}

/** The updates after `afterSeq` up to and with `toSeq`. @throws DraftCorruptError when one is missing or damaged. */
export async function readUpdates(tx: Tx, docId: string, afterSeq: number, toSeq: number): Promise<LoggedUpdate[]> {
  const updates = await readNewUpdates(tx, docId, afterSeq, toSeq);
  if (updates.length !== toSeq - afterSeq) throw new DraftCorruptError(`${docId}: updates are missing before ${toSeq}`);
  return updates;
}

/** The updates after `afterSeq`, as many as there are. @throws DraftCorruptError when one is missing between or damaged. */
export async function readNewUpdates(
  tx: Tx,
  docId: string,
  afterSeq: number,
  toSeq: number = SEQ_MAX,
): Promise<LoggedUpdate[]> {
  const rows = await tx.ydocUpdate.findMany({
    where: { docId, seq: { gt: afterSeq, lte: toSeq } },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ seq, memberId, payload, sha256, at }, index) => {
    if (seq !== afterSeq + 1 + index) throw new DraftCorruptError(`${docId}: updates are missing before ${seq}`);
    if (checksum(payload) !== sha256) throw new DraftCorruptError(`${docId}: update ${seq} is damaged`);
    return { seq, memberId, update: payload, at };
  });
}

/** Locks the draft's log until the transaction ends, making it where it is new. Returns the head's seq. */
export async function lockHead(tx: Tx, docId: string, newsroomId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ head_seq: number }[]>`
    INSERT INTO ydoc (doc_id, newsroom_id) VALUES (${docId}, ${newsroomId}::uuid)
    ON CONFLICT (doc_id) DO UPDATE SET head_seq = ydoc.head_seq
    RETURNING head_seq`;
  const [row] = rows;
  if (!row) throw new Error(`${docId}: the log could not be locked`);
  return row.head_seq;
}

/** The newest snapshot whose checksum fits; an older one stands in for a damaged one, since the log is whole. */
async function findSnapshot(tx: Tx, docId: string, headSeq: number) {
  const snapshots = await tx.ydocSnapshot.findMany({
    where: { docId, seq: { lte: headSeq } },
    orderBy: { seq: 'desc' },
  });
  return snapshots.find(({ state, sha256 }) => checksum(state) === sha256) ?? null;
}

/** One update out of many. Through a document, so that what was deleted since is dropped. */
function merge(parts: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const part of parts) Y.applyUpdate(doc, part);
  });
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new DraftCorruptError('an update builds on a missing one');
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
