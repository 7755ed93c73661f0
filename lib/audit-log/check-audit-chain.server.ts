import { type AuditEventBody, findBreak } from '#lib/audit/event.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';

export type ChainCheck = {
  eventCount: number;
  /** Hash of the newest event; null for an empty log. Stored elsewhere, it later shows whether the log was truncated. */
  head: string | null;
  /** seq of the first event that breaks the chain; null if none does. */
  brokenAt: number | null;
};

/** Checks the chain of the newsroom's audit log. For the operator: no actor. @throws AppError NOT_FOUND. */
export async function checkAuditChain(newsroomSlug: string): Promise<ChainCheck> {
  const newsroom = await db().newsroom.findUnique({ where: { slug: newsroomSlug }, select: { id: true } });
  if (!newsroom) throw new AppError('newsroom.unknown', { slug: newsroomSlug });
  const rows = await db().auditEvent.findMany({ where: { newsroomId: newsroom.id }, orderBy: { seq: 'asc' } });
  const events = rows.map((row) => ({ ...row, at: row.at.toISOString() }) as AuditEventBody & { hash: string });
  return { eventCount: events.length, head: events.at(-1)?.hash ?? null, brokenAt: await findBreak(events) };
}
