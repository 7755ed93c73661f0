import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import type { Neighbour, Neighbours } from './neighbours.ts';

type Row = { previousId: string | null; previousTitle: string | null; nextId: string | null; nextTitle: string | null };

/** What stands beside an article in the story's list; `at` are UUIDs. */
export async function findNeighbours(
  { newsroomId }: Actor,
  { storyId, articleId }: { storyId: string; articleId: string },
): Promise<Neighbours> {
  const [row] = await db().$queryRaw<Row[]>`
    SELECT "previousId", "previousTitle", "nextId", "nextTitle" FROM (
      SELECT id, lag(id) OVER w AS "previousId", lag(title) OVER w AS "previousTitle",
        lead(id) OVER w AS "nextId", lead(title) OVER w AS "nextTitle"
      FROM article WHERE newsroom_id = ${newsroomId}::uuid AND story_id = ${storyId}::uuid
      WINDOW w AS (ORDER BY published_on ASC NULLS LAST, created_at, id)
    ) listed WHERE id = ${articleId}::uuid`;
  return {
    previous: toNeighbour(row?.previousId, row?.previousTitle),
    next: toNeighbour(row?.nextId, row?.nextTitle),
  };
}

function toNeighbour(id: string | null | undefined, title: string | null | undefined): Neighbour | null {
  return id && title ? { id, title } : null;
}
