import type { Actor } from '#lib/actor/actor.ts';
import { can } from '#lib/actor/policy.ts';
import { describeEvent } from '#lib/audit/describe-event.ts';
import { IS_OF_SEALED_ROUND, SHOWN_HASH, withSealed } from '#lib/audit/find-sealed.server.ts';
import { db } from '#lib/db.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { ClaimEvent } from './claim-event.ts';

const EVENT_COUNT = 500;
/** Where an event names a claim that it is about. */
const NAMING = ['claimId', 'intoClaimId', 'fromClaimId'];

type Row = {
  seq: number;
  at: Date;
  type: string;
  hash: string | null;
  payload: unknown;
  name: string | null;
  memberName: string | null;
};

/**
 * The audit events about the claim and those merged into it, newest first, at most 500. Only readers of the audit log see who
 * voted when, and only for closed rounds: votes of an open or abandoned round are hidden from everyone.
 */
export async function listClaimEvents(actor: Actor, claimIds: readonly string[]): Promise<ClaimEvent[]> {
  const { newsroomId, role } = actor;
  const hiddenTypes = can(role, 'audit.read') ? [] : ['vote.cast', 'vote.revised'];
  // `@>` uses the index on payload; MATERIALIZED keeps the planner from scanning the newest events instead.
  const isAbout = claimIds.flatMap((id) =>
    NAMING.map((name) => Prisma.sql`e.payload @> ${JSON.stringify({ [name]: id })}::jsonb`),
  );
  const events = await db().$queryRaw<Row[]>`
    WITH ${withSealed(newsroomId)}, about AS MATERIALIZED (
      SELECT * FROM audit_event e WHERE e.newsroom_id = ${newsroomId}::uuid AND (${Prisma.join(isAbout, ' OR ')})
    )
    SELECT e.seq, e.at, e.type, e.payload, ${SHOWN_HASH} AS hash, m.name, o.name AS "memberName"
    FROM about e
    LEFT JOIN member m ON m.newsroom_id = e.newsroom_id AND m.id::text = e.actor
    LEFT JOIN member o ON o.newsroom_id = e.newsroom_id
      AND o.id::text = coalesce(e.payload ->> 'memberId', e.payload ->> 'voterId')
    WHERE e.type <> ALL (${hiddenTypes})
      AND NOT (e.type IN ('vote.cast', 'vote.revised', 'round.opened') AND ${IS_OF_SEALED_ROUND})
    ORDER BY e.seq DESC LIMIT ${EVENT_COUNT}`;
  return events.map(({ seq, at, type, hash, payload, name, memberName }) => ({
    ...{ seq, type, hash, at: at.toISOString(), actor: name ?? 'Touchstone' },
    words: describeEvent(type, payload, memberName),
  }));
}
