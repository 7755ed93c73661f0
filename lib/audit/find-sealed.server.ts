import { db } from '#lib/db.server.ts';
import { ABANDONED } from '#lib/vote/round.ts';

/** Votes that must stay secret: those of rounds that are open, or that a new wording ended. */
export type SealedVotes = {
  readonly roundIds: readonly string[];
  /** seq of the first event about such a vote; null if there is none. */
  readonly fromSeq: number | null;
};

/**
 * What is sealed in the newsroom's audit log. From `fromSeq` on hashes must not be shown either: trying out members
 * and times against the next event's hash would reveal who voted when.
 */
export async function findSealedVotes(newsroomId: string): Promise<SealedVotes> {
  const rounds = await db().$queryRaw<{ id: string; fromSeq: number | null }[]>`
    SELECT r.id, min(e.seq) AS "fromSeq"
    FROM round r
    LEFT JOIN audit_event e ON e.newsroom_id = r.newsroom_id AND e.type IN ('vote.cast', 'vote.revised')
      AND e.payload @> jsonb_build_object('roundId', r.id)
    WHERE r.newsroom_id = ${newsroomId}::uuid AND (r.closed_at IS NULL OR r.outcome ->> 'kind' = ${ABANDONED.kind})
    GROUP BY r.id`;
  const seqs = rounds.flatMap(({ fromSeq }) => fromSeq ?? []);
  return { roundIds: rounds.map(({ id }) => id), fromSeq: seqs.length > 0 ? Math.min(...seqs) : null };
}
