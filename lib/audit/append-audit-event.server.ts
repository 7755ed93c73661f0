import type { Tx } from '#lib/db.server.ts';
import { type AuditEvent, type AuditEventBody, hashAuditEvent } from './event.ts';

/** An event and its actor: a member's id, or `system`. */
export type AuditEntry = AuditEvent & { actor: string };

/** Chains one event onto the newsroom's audit log. Returns its seq. See `appendAuditEvents`. */
export async function appendAuditEvent(tx: Tx, { newsroomId, ...entry }: AuditEntry & { newsroomId: string }) {
  const [seq] = await appendAuditEvents(tx, newsroomId, [entry]);
  if (seq === undefined) throw new Error('an event was not appended');
  return seq;
}

/**
 * Chains events onto the newsroom's audit log, in the transaction of what they record. Call it last: it holds the chain's lock
 * until the transaction ends. Returns each event's seq.
 */
export async function appendAuditEvents(tx: Tx, newsroomId: string, entries: readonly AuditEntry[]): Promise<number[]> {
  const [last] = await tx.$queryRaw<{ seq: number; hash: string }[]>`
    SELECT seq, hash FROM lock_audit_chain(${newsroomId}::uuid)`;
  let seq = last?.seq ?? 0;
  let prevHash = last?.hash ?? null;
  const at = new Date();
  const rows = [];
  for (const { actor, type, payload } of entries) {
    seq += 1;
    const body = { newsroomId, seq, at: at.toISOString(), actor, type, payload, prevHash } as AuditEventBody;
    const hash = await hashAuditEvent(body);
    rows.push({ newsroomId, seq, at, actor, type, payload, prevHash, hash });
    prevHash = hash;
  }
  await tx.auditEvent.createMany({ data: rows });
  return rows.map((row) => row.seq);
}
