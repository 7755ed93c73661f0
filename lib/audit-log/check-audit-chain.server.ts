import { compareCovers } from '#lib/audit/compare-covers.ts';
import { coverClaims } from '#lib/audit/cover-claims.server.ts';
import { type AuditEventBody, findBreak } from '#lib/audit/event.ts';
import { db, type Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';

const CHECK_TIMEOUT_MS = 600_000;

export type ChainCheck = {
  eventCount: number;
  /** Hash of the newest event; null for an empty log. Stored elsewhere, it later shows whether the log was truncated. */
  head: string | null;
  /** seq of the first event that breaks the chain; null if none does. */
  brokenAt: number | null;
  /** What is not as the events say, in words. */
  differences: string[];
  claimCount: number;
  /** Claims of which no event holds a hash: older releases wrote none. */
  uncheckedCount: number;
};

const PARTS = {
  state: 'its state, wordings, reviews or replies differ from those of',
  evidence: 'its evidence differs from that of',
  rounds: 'its closed votes or outcomes differ from those of',
  gone: 'it is not there, though named by',
};

/**
 * Checks the chain of the newsroom's audit log, and what the database holds of claims, articles' texts and versions against the hashes
 * in it. In one snapshot, so that nothing is decided in between. For the operator: no actor. @throws AppError NOT_FOUND.
 */
export async function checkAuditChain(newsroomSlug: string): Promise<ChainCheck> {
  const newsroom = await db().newsroom.findUnique({ where: { slug: newsroomSlug }, select: { id: true } });
  if (!newsroom) throw new AppError('newsroom.unknown', { slug: newsroomSlug });
  const { id: newsroomId } = newsroom;
  return db().$transaction(
    async (tx) => {
      const rows = await tx.auditEvent.findMany({ where: { newsroomId }, orderBy: { seq: 'asc' } });
      const events = rows.map((row) => ({ ...row, at: row.at.toISOString() }) as AuditEventBody & { hash: string });
      const covers = await coverClaims(tx, newsroomId, null);
      const { differences, uncheckedIds } = compareCovers(events, covers);
      const claims = await tx.claim.findMany({
        where: { id: { in: differences.map(({ claimId }) => claimId) } },
        select: { id: true, number: true, story: { select: { title: true } } },
      });
      const names = new Map(claims.map(({ id, number, story }) => [id, `claim ${number} of “${story.title}”`]));
      return {
        eventCount: events.length,
        head: events.at(-1)?.hash ?? null,
        brokenAt: await findBreak(events),
        differences: [
          ...differences.map(
            ({ claimId, seq, part }) => `${names.get(claimId) ?? `claim ${claimId}`}: ${PARTS[part]} event ${seq}`,
          ),
          ...(await findChangedTexts(tx, newsroomId)),
        ],
        claimCount: covers.length,
        uncheckedCount: uncheckedIds.length,
      };
    },
    { isolationLevel: 'RepeatableRead', timeout: CHECK_TIMEOUT_MS },
  );
}

/** Articles' texts and published versions whose bytes are not those that their events name. */
async function findChangedTexts(tx: Tx, newsroomId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ words: string }[]>`
    SELECT 'the text of “' || coalesce(a.title, e.payload ->> 'revisionId') || '” differs from event ' || e.seq AS words
    FROM audit_event e
    LEFT JOIN revision r ON r.newsroom_id = e.newsroom_id AND r.id = (e.payload ->> 'revisionId')::uuid
    LEFT JOIN article a ON a.id = r.article_id
    WHERE e.newsroom_id = ${newsroomId}::uuid AND e.type = 'article.imported'
      AND encode(sha256(convert_to(r.text, 'UTF8')), 'hex') IS DISTINCT FROM e.payload ->> 'sha256'
    UNION ALL
    SELECT 'version ' || (e.payload ->> 'number') || ' of “' || (e.payload ->> 'slug') || '” differs from event ' || e.seq
    FROM audit_event e
    LEFT JOIN fact_sheet_version v ON v.newsroom_id = e.newsroom_id
      AND v.fact_sheet_id = (e.payload ->> 'factSheetId')::uuid AND v.number = (e.payload ->> 'number')::int
    WHERE e.newsroom_id = ${newsroomId}::uuid AND e.type IN ('factsheet.published', 'factsheet.retracted')
      AND encode(sha256(convert_to(v.snapshot, 'UTF8')), 'hex') IS DISTINCT FROM e.payload ->> 'sha256'`;
  return rows.map(({ words }) => words);
}
