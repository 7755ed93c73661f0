import type { Actor } from '#lib/actor/actor.ts';
import { can } from '#lib/actor/policy.ts';
import { db } from '#lib/db.server.ts';
import { countUnseenMentions } from '#lib/mention/mentions.server.ts';
import type { Waiting } from './waiting.ts';

type Counts = { decisionCount: number; reviewCount: number; queueSign: string };

/** What waits for the actor in the newsroom. */
export async function countWaiting(actor: Actor): Promise<Waiting> {
  const { newsroomId, memberId, role } = actor;
  const [{ count: mentionCount, at }, [counts]] = await Promise.all([
    countUnseenMentions(actor),
    db().$queryRaw<Counts[]>`
      WITH own AS MATERIALIZED (
        SELECT id AS claim_id FROM claim WHERE newsroom_id = ${newsroomId}::uuid AND author_id = ${memberId}::uuid
        UNION SELECT claim_id FROM wording WHERE newsroom_id = ${newsroomId}::uuid AND author_id = ${memberId}::uuid
      ), queue AS MATERIALIZED (
        SELECT id, review_requested_at FROM claim
        WHERE newsroom_id = ${newsroomId}::uuid AND state = 'in_review' AND merged_into_id IS NULL
      )
      SELECT
        (SELECT count(DISTINCT r.claim_id) FROM review r JOIN own USING (claim_id)
          WHERE r.newsroom_id = ${newsroomId}::uuid AND r.decision IN ('approved', 'rejected')
            AND r.reviewer_id <> ${memberId}::uuid AND r.created_at > coalesce(
              (SELECT at FROM visit WHERE member_id = ${memberId}::uuid AND place = 'decisions'), '-infinity')
        )::int AS "decisionCount",
        (SELECT count(*) FROM queue WHERE id NOT IN (SELECT claim_id FROM own))::int AS "reviewCount",
        (SELECT count(*) || ' ' || coalesce(max(review_requested_at)::text, '') FROM queue) AS "queueSign"`,
  ]);
  if (!counts) throw new Error('a row of counts is always there');
  return { ...counts, mentionCount, at, reviewCount: can(role, 'review.decide') ? counts.reviewCount : 0 };
}
