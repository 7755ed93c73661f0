import type { Actor } from '#lib/actor/actor.ts';
import { can } from '#lib/actor/policy.ts';
import { describeEvent } from '#lib/audit/describe-event.ts';
import { IS_OF_SEALED_ROUND, withSealed } from '#lib/audit/find-sealed.server.ts';
import { db } from '#lib/db.server.ts';
import { getStoryTitle } from '#lib/story/get-story-title.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { StoryEventPage } from './story-event.ts';

const PAGE_COUNT = 100;

type Row = {
  seq: number;
  at: Date;
  type: string;
  payload: unknown;
  memberName: string | null;
  name: string | null;
  colour: number | null;
  claimId: string | null;
  number: number | null;
  articleId: string | null;
  title: string | null;
};

/**
 * 100 of the audit events about the story, its articles, claims and fact sheet, newest first: those before the seq `beforeSeq`,
 * or the newest. Only readers of the audit log see who voted when, and only for closed rounds: of an open or abandoned round
 * nothing is shown but that it ended.
 * @throws AppError NOT_FOUND when the newsroom has no such story, also for an id that is none.
 */
export async function listStoryEvents(
  actor: Actor,
  storyId: string,
  beforeSeq: number | null = null,
): Promise<StoryEventPage> {
  await getStoryTitle(actor, storyId);
  const { newsroomId, role } = actor;
  const hiddenTypes = can(role, 'audit.read') ? [] : ['vote.cast', 'vote.revised'];
  const isOlder = beforeSeq === null ? Prisma.empty : Prisma.sql`AND e.seq < ${beforeSeq}`;
  // Each `@>` uses the index on payload.
  const naming = (table: string, name: string) => Prisma.sql`
    SELECT e.seq FROM ${Prisma.raw(table)} t
    JOIN audit_event e ON e.newsroom_id = t.newsroom_id AND e.payload @> jsonb_build_object(${name}::text, t.id)
    WHERE t.newsroom_id = ${newsroomId}::uuid AND t.story_id = ${storyId}::uuid`;
  const events = await db().$queryRaw<Row[]>`
    WITH ${withSealed(newsroomId)}, about AS MATERIALIZED (
      SELECT e.seq FROM audit_event e
      WHERE e.newsroom_id = ${newsroomId}::uuid AND e.payload @> jsonb_build_object('storyId', ${storyId}::text)
      UNION ${naming('claim', 'claimId')}
      UNION ${naming('revision', 'revisionId')}
      UNION ${naming('article', 'articleId')}
      UNION ${naming('fact_sheet', 'factSheetId')}
    )
    SELECT e.seq, e.at, e.type, e.payload, o.name AS "memberName", m.name, m.colour, c.id AS "claimId", c.number, a.id AS "articleId", a.title
    FROM about JOIN audit_event e ON e.newsroom_id = ${newsroomId}::uuid AND e.seq = about.seq
    LEFT JOIN member m ON m.newsroom_id = e.newsroom_id AND m.id::text = e.actor
    LEFT JOIN member o ON o.newsroom_id = e.newsroom_id
      AND o.id::text = coalesce(e.payload ->> 'memberId', e.payload ->> 'voterId')
    LEFT JOIN claim c ON c.newsroom_id = e.newsroom_id AND c.id::text = e.payload ->> 'claimId'
    LEFT JOIN article a ON a.newsroom_id = e.newsroom_id AND a.id::text = e.payload ->> 'articleId'
    WHERE e.type <> ALL (${hiddenTypes}) ${isOlder}
      AND NOT (e.type <> 'round.closed' AND ${IS_OF_SEALED_ROUND})
    ORDER BY e.seq DESC LIMIT ${PAGE_COUNT + 1}`;
  const shown = events.slice(0, PAGE_COUNT);
  return {
    events: shown.map(({ seq, at, type, payload, memberName, name, colour, claimId, number, articleId, title }) => ({
      seq,
      at: at.toISOString(),
      member: name === null || colour === null ? null : { name, colour },
      words: describeEvent(type, payload, memberName),
      claim: claimId && number ? { id: claimId, number } : null,
      article: articleId && title ? { id: articleId, title } : null,
    })),
    olderThan: events.length > PAGE_COUNT ? (shown.at(-1)?.seq ?? null) : null,
  };
}
