import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import type { PublishedClaims } from './published-claims.ts';

/** What the story's newest version holds; null where nothing was published, also for another newsroom's story. */
export async function findPublishedClaims({ newsroomId }: Actor, storyId: string): Promise<PublishedClaims | null> {
  // Only the numbers leave the database: a snapshot may be large.
  const [found] = await db().$queryRaw<PublishedClaims[]>`
    SELECT f.slug, v.number, f.retracted_at IS NOT NULL AS retracted,
      jsonb_path_query_array(v.snapshot::jsonb, '$.claims[*].number') AS "claimNumbers"
    FROM fact_sheet f
    JOIN LATERAL (
      SELECT number, snapshot FROM fact_sheet_version WHERE fact_sheet_id = f.id ORDER BY number DESC LIMIT 1
    ) v ON true
    WHERE f.newsroom_id = ${newsroomId}::uuid AND f.story_id = ${storyId}::uuid`;
  return found ?? null;
}
