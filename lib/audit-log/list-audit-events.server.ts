import type { Actor } from '#lib/actor/actor.ts';
import { findRefusal } from '#lib/actor/policy.ts';
import { describeEvent } from '#lib/audit/describe-event.ts';
import { IS_OF_SEALED_ROUND, SHOWN_HASH, withSealed } from '#lib/audit/find-sealed.server.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { AuditEventPage, AuditEventView } from './audit-event-view.ts';

const PAGE_COUNT = 50;

type Row = {
  seq: number;
  at: Date;
  type: string;
  hash: string | null;
  name: string | null;
  payload: unknown;
  memberName: string | null;
  claimId: string | null;
  storyId: string | null;
  number: number | null;
  storyTitle: string | null;
  articleId: string | null;
  articleTitle: string | null;
};

/**
 * 50 of the newsroom's events, newest first: those before the seq `beforeSeq`, or the newest. Votes of rounds that are open
 * or were abandoned are left out: the time of a vote hints at its rating.
 * @throws AppError FORBIDDEN unless an admin or a reviewer asks.
 */
export async function listAuditEvents(actor: Actor, beforeSeq: number | null = null): Promise<AuditEventPage> {
  const refusal = findRefusal(actor.role, 'audit.read');
  if (refusal) throw AppError.of(refusal);
  const { newsroomId } = actor;
  const isOlder = beforeSeq === null ? Prisma.empty : Prisma.sql`AND e.seq < ${beforeSeq}`;
  const events = await db().$queryRaw<Row[]>`
    WITH ${withSealed(newsroomId)}, page AS MATERIALIZED (
      SELECT e.seq, e.at, e.type, e.actor, e.payload, ${SHOWN_HASH} AS hash, ${IS_OF_SEALED_ROUND} AS sealed
      FROM audit_event e
      WHERE e.newsroom_id = ${newsroomId}::uuid ${isOlder}
        AND NOT (e.type IN ('vote.cast', 'vote.revised') AND ${IS_OF_SEALED_ROUND})
      ORDER BY e.seq DESC LIMIT ${PAGE_COUNT + 1}
    )
    SELECT p.seq, p.at, p.type, p.hash, p.payload, m.name, o.name AS "memberName", c.id AS "claimId", c.number,
      s.id AS "storyId", s.title AS "storyTitle", a.id AS "articleId", a.title AS "articleTitle"
    FROM page p
    LEFT JOIN member m ON m.newsroom_id = ${newsroomId}::uuid AND m.id = nullif(p.actor, 'system')::uuid
    LEFT JOIN claim c ON NOT p.sealed AND c.newsroom_id = ${newsroomId}::uuid AND c.id = (p.payload ->> 'claimId')::uuid
    LEFT JOIN member o ON o.newsroom_id = ${newsroomId}::uuid
      AND o.id::text = coalesce(p.payload ->> 'memberId', p.payload ->> 'voterId')
    LEFT JOIN article a ON a.newsroom_id = ${newsroomId}::uuid AND a.id = (p.payload ->> 'articleId')::uuid
    LEFT JOIN fact_sheet f ON f.newsroom_id = ${newsroomId}::uuid AND f.id = (p.payload ->> 'factSheetId')::uuid
    LEFT JOIN story s ON NOT p.sealed AND s.newsroom_id = ${newsroomId}::uuid
      AND s.id = coalesce(c.story_id, a.story_id, f.story_id, (p.payload ->> 'storyId')::uuid)
    ORDER BY p.seq DESC`;
  const shown = events.slice(0, PAGE_COUNT);
  return {
    events: shown.map(toView),
    olderThan: events.length > PAGE_COUNT ? (shown.at(-1)?.seq ?? null) : null,
  };
}

function toView({ seq, at, type, hash, payload, name, memberName, ...about }: Row): AuditEventView {
  const { claimId, number, storyId, storyTitle, articleId, articleTitle } = about;
  return {
    ...{ seq, type, hash, at: at.toISOString(), actor: name ?? 'Touchstone' },
    words: describeEvent(type, payload, memberName),
    claim: claimId && storyId && number ? { id: claimId, storyId, number } : null,
    article: articleId && storyId && articleTitle ? { id: articleId, storyId, title: articleTitle } : null,
    story: storyId && storyTitle ? { id: storyId, title: storyTitle } : null,
  };
}
