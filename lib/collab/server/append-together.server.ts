import type { AnnotationState } from '#lib/annotation/describe-annotations.ts';
import { ANNOTATION_COLUMNS, upsertAnnotations } from '#lib/annotation/project-annotations.server.ts';
import { pool } from '#lib/db.server.ts';
import type { DraftScope } from '#lib/draft-log/draft-scope.server.ts';
import { APPEND_EVERY_MS, APPENDS_AT_ONCE, TOGETHER_MAX_BYTES } from '#lib/draft-log/limits.ts';
import { checksum, type NewUpdate } from '#lib/draft-log/update-log.server.ts';
import { log } from '#lib/log.server.ts';
import type { DraftSession } from './session.server.ts';

/*
 * Group commit across drafts. What the drafts of this node want to append within a few milliseconds goes into one statement,
 * which is a transaction by itself; for each draft it appends all or nothing, and what stands in one draft's way does not
 * touch the others. Whatever is not plain is left to the caller's own transaction.
 */

/** What one draft wants to append after `headSeq`, if all `sessions` still hold. */
export type Append = {
  readonly scope: DraftScope;
  readonly headSeq: number;
  readonly sessions: readonly DraftSession[];
  readonly updates: readonly NewUpdate[];
  /** How the annotations that the updates touched stand after them. */
  readonly annotations: AnnotationState;
};

/** $1 is what `toRecords` gives, $2 the updates' bytes one after another. */
const APPEND = `
  WITH given AS MATERIALIZED (SELECT $1::jsonb AS it),
  draft AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset((SELECT it -> 'drafts' FROM given))
      AS d (doc_id text, newsroom_id uuid, revision_id uuid, head_seq int, new_head int)
  ),
  claimed AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset((SELECT it -> 'sessions' FROM given))
      AS s (doc_id text, member_id uuid, role text, access_version int, session_version int)
  ),
  held AS MATERIALIZED (
    SELECT m.id, m.role::text AS role, m.access_version, u.session_version
    FROM member m JOIN "user" u ON u.id = m.user_id
    WHERE m.id IN (SELECT member_id FROM claimed) AND m.removed_at IS NULL
    ORDER BY m.id
    FOR SHARE OF m, u SKIP LOCKED
  ),
  denied AS MATERIALIZED (
    SELECT c.doc_id FROM claimed c
    WHERE NOT EXISTS (SELECT FROM held h WHERE h.id = c.member_id AND h.role = c.role
      AND h.access_version = c.access_version AND h.session_version = c.session_version)
  ),
  locked AS MATERIALIZED (
    SELECT y.doc_id FROM ydoc y JOIN draft d ON d.doc_id = y.doc_id AND d.head_seq = y.head_seq
    WHERE y.doc_id NOT IN (SELECT doc_id FROM denied)
    ORDER BY y.doc_id
    FOR NO KEY UPDATE OF y SKIP LOCKED
  ),
  moved AS (
    UPDATE ydoc y SET head_seq = d.new_head FROM draft d JOIN locked USING (doc_id)
    WHERE y.doc_id = d.doc_id AND y.head_seq = d.head_seq
    RETURNING y.doc_id, d.newsroom_id, d.revision_id
  ),
  owned AS (
    INSERT INTO ydoc_client (doc_id, newsroom_id, client_id, member_id)
    SELECT doc_id, newsroom_id, client_id, member_id
    FROM jsonb_to_recordset((SELECT it -> 'clients' FROM given)) AS c (doc_id text, client_id bigint, member_id uuid)
    JOIN moved USING (doc_id)
  ),
  projected AS (${upsertAnnotations(`
    jsonb_to_recordset((SELECT it -> 'rows' FROM given)) AS listed (doc_id text, ${ANNOTATION_COLUMNS})
    JOIN moved USING (doc_id)`)}
  ),
  unprojected AS (
    DELETE FROM annotation a
    USING jsonb_to_recordset((SELECT it -> 'gone' FROM given)) AS g (doc_id text, id uuid) JOIN moved m USING (doc_id)
    WHERE a.id = g.id AND a.newsroom_id = m.newsroom_id AND a.revision_id = m.revision_id
  ),
  appended AS (
    INSERT INTO ydoc_update (doc_id, newsroom_id, seq, member_id, payload, sha256)
    SELECT doc_id, newsroom_id, seq, member_id, substring($2::bytea FROM at FOR length), sha256
    FROM jsonb_to_recordset((SELECT it -> 'updates' FROM given))
      AS u (doc_id text, seq int, member_id uuid, at int, length int, sha256 text)
    JOIN moved USING (doc_id)
  )
  SELECT doc_id FROM moved`;

type Waiting = { readonly append: Append; readonly settle: (isAppended: boolean) => void };

const waiting: Waiting[] = [];
let underWay = 0;
let lastStartMs = Number.NEGATIVE_INFINITY;
let isPlanned = false;

/**
 * Appends and projects in one statement with what other drafts append now. Resolves with false where another node was first, a
 * session ended, a row is held by somebody, the draft is new, the updates are large or the statement failed: then nothing is
 * known to be written, and the caller settles it in a transaction of its own.
 */
export function appendTogether(append: Append): Promise<boolean> {
  const bytes = append.updates.reduce((sum, { update }) => sum + update.length, 0);
  const isTwice = waiting.some((other) => other.append.scope.docId === append.scope.docId);
  if (isTwice || bytes > TOGETHER_MAX_BYTES) return Promise.resolve(false);
  return new Promise((settle) => {
    waiting.push({ append, settle });
    plan();
  });
}

/** Starts the next statement at the end of this turn, or as soon as the pace allows it. */
function plan(): void {
  if (isPlanned || waiting.length === 0 || underWay >= APPENDS_AT_ONCE) return;
  isPlanned = true;
  const waitMs = lastStartMs + APPEND_EVERY_MS - performance.now();
  if (waitMs > 0) setTimeout(start, waitMs);
  else setImmediate(start);
}

async function start(): Promise<void> {
  isPlanned = false;
  lastStartMs = performance.now();
  underWay += 1;
  const batch = waiting.splice(0);
  const appended = await tryToAppend(batch.map(({ append }) => append));
  underWay -= 1;
  for (const { append, settle } of batch) settle(appended.has(append.scope.docId));
  plan();
}

async function tryToAppend(appends: readonly Append[]): Promise<ReadonlySet<string>> {
  try {
    return await appendAll(appends);
  } catch (error) {
    log().warn({ err: error, drafts: appends.length }, 'drafts could not be appended together');
    return new Set();
  }
}

/** The names of the drafts that were appended to. Not through Prisma, which costs more than the statement and keeps its values. */
async function appendAll(appends: readonly Append[]): Promise<ReadonlySet<string>> {
  const bytes = Buffer.concat(appends.flatMap(({ updates }) => updates.map(({ update }) => update)));
  const values = [JSON.stringify(toRecords(appends)), bytes];
  const { rows } = await pool().query<{ doc_id: string }>({ name: 'append-together', text: APPEND, values });
  return new Set(rows.map(({ doc_id }) => doc_id));
}

/** All but the bytes as one value, so that the statement is the same whatever it carries. `at` counts from 1. */
function toRecords(appends: readonly Append[]) {
  let at = 1;
  const place = (length: number) => {
    at += length;
    return { at: at - length, length };
  };
  const taken = new Set<string>();
  // An id may be in two drafts where somebody tries to; one statement may write a row once.
  const isFirst = ({ id }: { id: string }) => !taken.has(id) && taken.add(id);
  return {
    drafts: appends.map(({ scope: { docId, newsroomId, kind, id }, headSeq, updates }) => ({
      doc_id: docId,
      newsroom_id: newsroomId,
      revision_id: kind === 'article' ? id : null,
      head_seq: headSeq,
      new_head: headSeq + updates.length,
    })),
    sessions: appends.flatMap(({ scope: { docId }, sessions }) =>
      [...new Set(sessions)].map(({ actor, accessVersion, sessionVersion }) => ({
        doc_id: docId,
        member_id: actor.memberId,
        role: actor.role,
        access_version: accessVersion,
        session_version: sessionVersion,
      })),
    ),
    clients: appends.flatMap(({ scope: { docId }, updates }) =>
      updates.flatMap(({ memberId, newClients }) =>
        newClients.map((clientId) => ({ doc_id: docId, client_id: clientId, member_id: memberId })),
      ),
    ),
    rows: appends.flatMap(({ scope: { docId }, annotations }) =>
      annotations.rows.filter(isFirst).map((row) => ({ doc_id: docId, ...row })),
    ),
    gone: appends.flatMap(({ scope: { docId }, annotations }) => annotations.gone.map((id) => ({ doc_id: docId, id }))),
    updates: appends.flatMap(({ scope: { docId }, headSeq, updates }) =>
      updates.map(({ memberId, update }, index) => ({
        doc_id: docId,
        seq: headSeq + index + 1,
        member_id: memberId,
        ...place(update.length),
        sha256: checksum(update),
      })),
    ),
  };
}
