import type { Actor } from '#lib/actor/actor.ts';
import { findSealedVotes } from '#lib/audit/find-sealed.server.ts';
import { db } from '#lib/db.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
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
  const hiddenTypes = READERS_OF_VOTES.includes(role) ? [] : ['vote.cast', 'vote.revised'];
  // In the form that the index on payload answers; materialized, lest the newest events be walked through for the few that fit.
  const isAbout = claimIds.flatMap((id) =>
    NAMING.map((name) => Prisma.sql`e.payload @> ${JSON.stringify({ [name]: id })}::jsonb`),
  );
  const events = await db().$queryRaw<{ seq: number; at: Date; type: string; hash: string; name: string | null }[]>`
    WITH about AS MATERIALIZED (
      SELECT * FROM audit_event e WHERE e.newsroom_id = ${newsroomId}::uuid AND (${Prisma.join(isAbout, ' OR ')})
    )
    SELECT e.seq, e.at, e.type, e.hash, m.name
    FROM about e
    LEFT JOIN member m ON m.newsroom_id = e.newsroom_id AND m.id::text = e.actor
    WHERE e.type <> ALL (${hiddenTypes})
      AND NOT (
        e.type IN ('vote.cast', 'vote.revised', 'round.opened')
        AND coalesce(e.payload ->> 'roundId' = ANY (${roundIds}), false)
      )
    ORDER BY e.seq DESC LIMIT ${EVENT_COUNT}`;
  return events.map(({ seq, at, type, hash, name }) => ({
    seq,
    at: at.toISOString(),
    actor: name ?? 'Touchstone',
    type,
    hash: fromSeq !== null && seq >= fromSeq ? null : hash,
  }));
}
