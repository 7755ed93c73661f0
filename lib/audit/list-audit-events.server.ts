import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import type { Actor } from '#lib/newsroom/actor.ts';
import { findSealedVotes } from './find-sealed.server.ts';

export type AuditEventView = {
  seq: number;
  at: string;
  actor: string;
  type: string;
  /** null from the first sealed vote on: it would tell who voted when. */
  hash: string | null;
};

const PAGE_COUNT = 200;

/**
 * The newsroom's newest events, newest first, at most 200. The votes of rounds that are open or were ended early are left
 * out: who votes when says something about how.
 * @throws AppError FORBIDDEN unless an admin or a reviewer asks.
 */
export async function listAuditEvents(actor: Actor): Promise<AuditEventView[]> {
  if (actor.role !== 'admin' && actor.role !== 'reviewer') throw new AppError('FORBIDDEN');
  const { newsroomId } = actor;
  const { roundIds, fromSeq } = await findSealedVotes(newsroomId);
  const events = await db().auditEvent.findMany({
    where: {
      newsroomId,
      NOT: roundIds.map((id) => ({
        type: { in: ['vote.cast', 'vote.revised'] },
        payload: { path: ['roundId'], equals: id },
      })),
    },
    orderBy: { seq: 'desc' },
    take: PAGE_COUNT,
  });
  const members = await db().member.findMany({
    where: { newsroomId },
    select: { id: true, name: true },
  });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return events.map(({ seq, at, actor: who, type, hash }) => ({
    seq,
    at: at.toISOString(),
    actor: names.get(who) ?? 'Touchstone',
    type,
    hash: fromSeq !== null && seq >= fromSeq ? null : hash,
  }));
}
