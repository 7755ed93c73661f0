import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import type { Unread } from './unread.ts';

/** What is unread in each article of the story, by the article's id; nothing for another newsroom's story, or none. */
export async function listUnread(actor: Actor, storyId: string): Promise<Record<string, Unread>> {
  const { newsroomId, memberId } = actor;
  const rows = await db().$queryRaw<({ id: string } & Unread)[]>`
    SELECT a.id, v.at IS NULL AND a.imported_by_id <> ${memberId}::uuid AS "isNew", count(n.id)::int AS "annotationCount"
    FROM article a
    LEFT JOIN visit v ON v.newsroom_id = a.newsroom_id AND v.member_id = ${memberId}::uuid AND v.place = 'article:' || a.id
    LEFT JOIN revision r ON r.newsroom_id = a.newsroom_id AND r.article_id = a.id
    LEFT JOIN annotation n ON n.newsroom_id = a.newsroom_id AND n.revision_id = r.id
      AND n.author_id <> ${memberId}::uuid AND n.created_at > coalesce(v.at, '-infinity')
    WHERE a.newsroom_id = ${newsroomId}::uuid AND a.story_id = ${storyId}::uuid
    GROUP BY a.id, v.at`;
  return Object.fromEntries(rows.map(({ id, ...unread }) => [id, unread]));
}
