import type { Tx } from '#lib/db.server.ts';
import { coverClaims } from './cover-claims.server.ts';
import { type AuditEvent, type AuditEventBody, hashAuditEvent, listChangedClaims } from './event.ts';

/** An event and its actor: a member's id, or `system`. `at` is when it was done, where that was not just now. */
export type AuditEntry = AuditEvent & { actor: string; at?: Date };

/** Chains one event onto the newsroom's audit log. Returns its seq. See `appendAuditEvents`. */
export async function appendAuditEvent(tx: Tx, { newsroomId, ...entry }: AuditEntry & { newsroomId: string }) {
  const [seq] = await appendAuditEvents(tx, newsroomId, [entry]);
  if (seq === undefined) throw new Error('an event was not appended');
  return seq;
}

/**
 * Chains events onto the newsroom's audit log, in the transaction of what they record. Call it last: it holds the chain's lock
 * until the transaction ends. The last event holds the hashes of the claims that the events changed, read with the lock held: whatever
 * changes them later is chained later. Returns each event's seq.
 */
export async function appendAuditEvents(tx: Tx, newsroomId: string, entries: readonly AuditEntry[]): Promise<number[]> {
  const [last] = await tx.$queryRaw<{ seq: number; hash: string }[]>`
    SELECT seq, hash FROM lock_audit_chain(${newsroomId}::uuid)`;
  let seq = last?.seq ?? 0;
  let prevHash = last?.hash ?? null;
  const now = new Date();
  const changed = listChangedClaims(entries);
  const covers = changed.length === 0 ? [] : await coverClaims(tx, newsroomId, changed);
  const rows = [];
  for (const [index, { actor, type, at = now, ...entry }] of entries.entries()) {
    seq += 1;
    const isCovering = covers.length > 0 && index === entries.length - 1;
    const payload = isCovering ? { ...entry.payload, covers } : entry.payload;
    const body = { newsroomId, seq, at: at.toISOString(), actor, type, payload, prevHash } as AuditEventBody;
    const hash = await hashAuditEvent(body);
    rows.push({ newsroomId, seq, at, actor, type, payload, prevHash, hash });
    prevHash = hash;
  }
  await tx.auditEvent.createMany({ data: rows });
  return rows.map((row) => row.seq);
}
