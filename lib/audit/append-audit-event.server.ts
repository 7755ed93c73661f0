import type { Tx } from '#lib/db.server.ts';
import { type AuditDeed, type AuditEventBody, hashAuditEvent } from './event.ts';

export type AuditEntry = AuditDeed & {
  newsroomId: string /** A member's id, or `system`. */;
  actor: string;
};

/**
 * Chains one event onto the newsroom's audit log, in the transaction of the deed. Call it last: it holds the
 * newsroom's chain lock until the transaction ends. Returns the event's seq.
 */
export async function appendAuditEvent(tx: Tx, entry: AuditEntry): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`audit:${entry.newsroomId}`}, 0))`;
  const last = await tx.auditEvent.findFirst({
    where: { newsroomId: entry.newsroomId },
    orderBy: { seq: 'desc' },
    select: { seq: true, hash: true },
  });
  const at = new Date();
  const body: AuditEventBody = {
    ...entry,
    seq: (last?.seq ?? 0) + 1,
    at: at.toISOString(),
    prevHash: last?.hash ?? null,
  };
  const { newsroomId, seq, actor, type, payload, prevHash } = body;
  await tx.auditEvent.create({
    data: {
      newsroomId,
      seq,
      at,
      actor,
      type,
      payload,
      prevHash,
      hash: await hashAuditEvent(body),
    },
  });
  return seq;
}
