import type { Actor } from '#lib/actor/actor.ts';
import { findSealedVotes } from '#lib/audit/find-sealed.server.ts';
import { db } from '#lib/db.server.ts';
import type { ClaimEvent } from './claim-event.ts';

const READERS_OF_VOTES = ['admin', 'reviewer'];
const EVENT_COUNT = 500;
/** Where an event names a claim that it is about. */
const NAMING = ['claimId', 'intoClaimId', 'fromClaimId'];

/**
 * The audited deeds on the claim and on those merged into it, newest first, at most 500. Who voted when is for those who
 * read the audit log, and for closed rounds only: while a round is open, or was ended early, nobody learns it here.
 */
export async function listClaimEvents(actor: Actor, claimIds: readonly string[]): Promise<ClaimEvent[]> {
  const { newsroomId, role } = actor;
  const { roundIds, fromSeq } = await findSealedVotes(newsroomId);
  const isVote = { type: { in: ['vote.cast', 'vote.revised', 'round.opened'] } };
  const ofSealed = roundIds.map((id) => ({ ...isVote, payload: { path: ['roundId'], equals: id } }));
  const events = await db().auditEvent.findMany({
    where: {
      newsroomId,
      OR: claimIds.flatMap((claimId) => NAMING.map((name) => ({ payload: { path: [name], equals: claimId } }))),
      NOT: READERS_OF_VOTES.includes(role) ? ofSealed : [{ type: { in: ['vote.cast', 'vote.revised'] } }, ...ofSealed],
    },
    orderBy: { seq: 'desc' },
    take: EVENT_COUNT,
  });
  const members = await db().member.findMany({ where: { newsroomId }, select: { id: true, name: true } });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return events.map(({ seq, at, actor: who, type, hash }) => {
    return {
      seq,
      at: at.toISOString(),
      actor: names.get(who) ?? 'Touchstone',
      type,
      hash: fromSeq !== null && seq >= fromSeq ? null : hash,
    };
  });
}
