import { ABANDONED } from '#lib/vote/round.ts';
import { Prisma } from '#prisma/generated/client.ts';

/*
 * What must stay secret in the audit log: votes of rounds that are open, or that ended early, which only older releases chained. Whoever
 * reads events reads what is sealed in the same statement, as a round may end in between.
 */

/**
 * For the `WITH` of a statement that reads events: `sealed_round (id)`, and `sealed_vote (seq)`, the events about votes in such
 * rounds. From the first of these on hashes must not be shown either: trying out members and times against the next event's
 * hash would reveal who voted when.
 */
export function withSealed(newsroomId: string): Prisma.Sql {
  return Prisma.sql`
    sealed_round AS MATERIALIZED (
      SELECT r.id::text FROM round r
      WHERE r.newsroom_id = ${newsroomId}::uuid AND (r.closed_at IS NULL OR r.outcome ->> 'kind' = ${ABANDONED.kind})
    ),
    sealed_vote AS MATERIALIZED (
      SELECT v.seq FROM sealed_round r
      JOIN audit_event v ON v.newsroom_id = ${newsroomId}::uuid AND v.type IN ('vote.cast', 'vote.revised')
        AND v.payload @> jsonb_build_object('roundId', r.id)
    )`;
}

/** Whether the event `e` is about a sealed round; for a statement that begins with `withSealed`. */
export const IS_OF_SEALED_ROUND = Prisma.sql`EXISTS (SELECT FROM sealed_round r WHERE r.id = e.payload ->> 'roundId')`;

/** The hash of the event `e`; null from the first sealed vote on. For a statement that begins with `withSealed`. */
export const SHOWN_HASH = Prisma.sql`CASE WHEN e.seq >= (SELECT min(seq) FROM sealed_vote) THEN NULL ELSE e.hash END`;
