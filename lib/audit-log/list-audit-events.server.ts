import type { Actor } from '#lib/actor/actor.ts';
import { can } from '#lib/actor/policy.ts';
import { findSealedVotes } from '#lib/audit/find-sealed.server.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { AuditEventPage } from './audit-event-view.ts';

const PAGE_COUNT = 200;

/**
 * 200 of the newsroom's events, newest first: those before the seq `beforeSeq`, or the newest. Votes of rounds that are open
 * or were abandoned are left out: the time of a vote hints at its rating.
 * @throws AppError FORBIDDEN unless an admin or a reviewer asks.
 */
export async function listAuditEvents(actor: Actor, beforeSeq: number | null = null): Promise<AuditEventPage> {
  if (!can(actor.role, 'audit.read')) throw new AppError('FORBIDDEN');
  const { newsroomId } = actor;
  const { roundIds, fromSeq } = await findSealedVotes(newsroomId);
  const events = await db().auditEvent.findMany({
    where: {
      newsroomId,
      ...(beforeSeq !== null && { seq: { lt: beforeSeq } }),
      NOT: roundIds.map((id) => ({
        type: { in: ['vote.cast', 'vote.revised'] },
        payload: { path: ['roundId'], equals: id },
      })),
    },
    orderBy: { seq: 'desc' },
    take: PAGE_COUNT + 1,
  });
  const members = await db().member.findMany({
    where: { newsroomId },
    select: { id: true, name: true },
  });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const shown = events.slice(0, PAGE_COUNT);
  const claims = await loadClaims(
    newsroomId,
    shown.map(({ payload }) => readId(payload, 'claimId')),
  );
  return {
    events: shown.map(({ seq, at, actor: who, type, hash, payload }) => ({
      seq,
      at: at.toISOString(),
      actor: names.get(who) ?? 'Touchstone',
      type,
      hash: fromSeq !== null && seq >= fromSeq ? null : hash,
      claim: roundIds.includes(readId(payload, 'roundId')) ? null : (claims.get(readId(payload, 'claimId')) ?? null),
    })),
    olderThan: events.length > PAGE_COUNT ? (shown.at(-1)?.seq ?? null) : null,
  };
}

async function loadClaims(newsroomId: string, ids: readonly string[]) {
  const where = { newsroomId, id: { in: [...new Set(ids)].filter((id) => id !== '') } };
  const claims = await db().claim.findMany({ where, select: { id: true, storyId: true, number: true } });
  return new Map(claims.map((claim) => [claim.id, claim]));
}

/** The id under that name, or an empty string. */
function readId(payload: Prisma.JsonValue, name: 'claimId' | 'roundId'): string {
  const value = payload !== null && typeof payload === 'object' && !Array.isArray(payload) ? payload[name] : null;
  return typeof value === 'string' ? value : '';
}
