import type { Tx } from '#lib/db.server.ts';
import { type AuditDeed, type AuditEventBody, hashAuditEvent } from './event.ts';

export type AuditEntry = AuditDeed & {
  newsroomId: string /** A member's id, or `system`. */;
  actor: string;
};

/** An event of several in one newsroom. */
export type AuditEntryOf = AuditDeed & { /** A member's id, or `system`. */ actor: string };

/**
 * Chains one event onto the newsroom's audit log, in the transaction of the deed. Call it last: it holds the
 * newsroom's chain lock until the transaction ends. Returns the event's seq.
 */
export function appendAuditEvent(tx: Tx, { newsroomId, ...entry }: AuditEntry): Promise<number> {
  return appendAuditEvents(tx, newsroomId, [entry]);
}

/** The same for several events, in their order, in two statements. Returns the last one's seq. */
export async function appendAuditEvents(
  tx: Tx,
  newsroomId: string,
  entries: readonly [AuditEntryOf, ...AuditEntryOf[]],
): Promise<number> {
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
  return seq;
}
