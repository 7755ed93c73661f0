import type { AnnotationState } from '#lib/annotation/describe-annotations.ts';
import {
  ANNOTATION_COLUMNS,
  deleteAnnotations,
  upsertAnnotations,
} from '#lib/annotation/project-annotations.server.ts';
import { MENTION_COLUMNS, retireMentions, upsertMentions } from '#lib/annotation/project-mentions.server.ts';
import { pool, type Tx } from '#lib/db.server.ts';
import type { DraftScope } from '#lib/draft-log/draft-scope.server.ts';
import { checksum, type NewUpdate } from '#lib/draft-log/update-log.server.ts';
import { type DraftSession, findEndedSessionsSql, SESSION_COLUMNS, toSessionRecord } from './session.server.ts';

/*
 * The one statement that appends to the log of drafts. For each draft it writes all or nothing:
 *
 * 1. each session whose update is written holds until the commit (`ended`);
 * 2. the head is where the caller read it (`locked`), and moves by the number of updates (`moved`), so seq has no gap;
 * 3. a clientID belongs to the member who used it first (`owned`; its primary key refuses a second owner);
 * 4. the rows projected from the draft change with it (`upserted`, `deleted`, and of mentions `mentioned`, `retired`), within the
 *    draft's own newsroom and revision;
 * 5. each update is stored with its author and checksum (`appended`).
 *
 * It runs in two ways, which differ only in what they do about a locked row: for many drafts at once it skips them, and in a
 * caller's transaction it waits.
 */

/** What one draft appends after `headSeq`, provided that all `sessions` hold; without any, the caller answers for the author. */
export type Append = {
  readonly scope: DraftScope;
  readonly headSeq: number;
  readonly sessions: readonly DraftSession[];
  readonly updates: readonly NewUpdate[];
  /** The annotations that the updates touched, as they stand after them. */
  readonly annotations: AnnotationState;
};

/** $1 is the result of `toRecords`, $2 the updates' bytes, concatenated. Returns the drafts that were appended to. */
function appendSql(onLock: '' | 'SKIP LOCKED'): string {
  return `
  WITH given AS MATERIALIZED (SELECT $1::jsonb AS it),
  draft AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset((SELECT it -> 'drafts' FROM given))
      AS d (doc_id text, newsroom_id uuid, revision_id uuid, head_seq int, new_head int)
  ),
  claimed AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset((SELECT it -> 'sessions' FROM given)) AS s (doc_id text, ${SESSION_COLUMNS})
  ),
  ${findEndedSessionsSql(onLock)},
  locked AS MATERIALIZED (
    SELECT y.doc_id FROM ydoc y JOIN draft d ON d.doc_id = y.doc_id AND d.head_seq = y.head_seq
    WHERE y.doc_id NOT IN (SELECT doc_id FROM ended)
    ORDER BY y.doc_id
    FOR NO KEY UPDATE OF y ${onLock}
  ),
  moved AS (
    UPDATE ydoc y SET head_seq = d.new_head FROM draft d JOIN locked USING (doc_id)
    WHERE y.doc_id = d.doc_id
    RETURNING y.doc_id, d.newsroom_id, d.revision_id
  ),
  owned AS (
    INSERT INTO ydoc_client (doc_id, newsroom_id, client_id, member_id)
    SELECT doc_id, newsroom_id, client_id, member_id
    FROM jsonb_to_recordset((SELECT it -> 'clients' FROM given)) AS c (doc_id text, client_id bigint, member_id uuid)
    JOIN moved USING (doc_id)
  ),
  upserted AS (${upsertAnnotations(`
    jsonb_to_recordset((SELECT it -> 'rows' FROM given)) AS listed (doc_id text, ${ANNOTATION_COLUMNS})
    JOIN moved USING (doc_id)`)}
  ),
  deleted AS (${deleteAnnotations(`
    jsonb_to_recordset((SELECT it -> 'gone' FROM given)) AS listed (doc_id text, id uuid)
    JOIN moved USING (doc_id)`)}
  ),
  mention AS MATERIALIZED (
    SELECT m.*, newsroom_id, revision_id
    FROM jsonb_to_recordset((SELECT it -> 'mentions' FROM given)) AS m (doc_id text, ${MENTION_COLUMNS})
    JOIN moved USING (doc_id)
  ),
  mentioned AS (${upsertMentions('mention', `SELECT id FROM jsonb_to_recordset((SELECT it -> 'gone' FROM given)) AS gone (id uuid)`)}
  ),
  retired AS (${retireMentions(
    `(SELECT t.id, revision_id
    FROM jsonb_to_recordset((SELECT (it -> 'rows') || (it -> 'gone') FROM given)) AS t (doc_id text, id uuid)
    JOIN moved USING (doc_id))`,
    'mention',
  )}
  ),
  appended AS (
    INSERT INTO ydoc_update (doc_id, newsroom_id, seq, member_id, payload, sha256)
    SELECT doc_id, newsroom_id, seq, member_id, substring($2::bytea FROM at FOR length), sha256
    FROM jsonb_to_recordset((SELECT it -> 'updates' FROM given))
      AS u (doc_id text, seq int, member_id uuid, at int, length int, sha256 text)
    JOIN moved USING (doc_id)
  )
  SELECT doc_id FROM moved`;
}

const APPEND_OR_SKIP = { name: 'append-or-skip', text: appendSql('SKIP LOCKED') };
const APPEND_OR_WAIT = `-- name: append-or-wait
${appendSql('')}`;

type AppendedRow = { doc_id: string };

/**
 * Appends to many drafts in one statement, which is a transaction by itself, and skips each draft that is blocked: its head has
 * moved, a session ended, a row is locked, or its log does not exist yet. Returns the names of those that were appended to.
 */
export async function appendOrSkip(appends: readonly Append[]): Promise<ReadonlySet<string>> {
  // Not through Prisma, which costs more than the statement itself and keeps its values.
  const { rows } = await pool().query<AppendedRow>({ ...APPEND_OR_SKIP, values: toValues(appends) });
  return new Set(rows.map(({ doc_id }) => doc_id));
}

/**
 * Appends to one draft in the caller's transaction, which has locked its head. Returns the new head's seq.
 * @throws when the head is not at `headSeq` or a session has ended.
 */
export async function appendOrWait(tx: Tx, append: Append): Promise<number> {
  const { scope, headSeq, updates } = append;
  const rows = await tx.$queryRawUnsafe<AppendedRow[]>(APPEND_OR_WAIT, ...toValues([append]));
  if (rows.length === 0) throw new Error(`${scope.docId}: the log's head is not ${headSeq}, or a session has ended`);
  return headSeq + updates.length;
}

function toValues(appends: readonly Append[]): [records: string, bytes: Buffer] {
  const bytes = Buffer.concat(appends.flatMap(({ updates }) => updates.map(({ update }) => update)));
  return [JSON.stringify(toRecords(appends)), bytes];
}

/** All but the bytes as one value, so that the statement is the same whatever it carries. `at` counts from 1. */
function toRecords(appends: readonly Append[]) {
  let end = 1;
  const place = (length: number) => {
    const at = end;
    end += length;
    return { at, length };
  };
  const seen = new Set<string>();
  // A forger may use one id in two drafts; one statement may write a row only once.
  const isFirst = ({ id }: { id: string }) => !seen.has(id) && seen.add(id);
  const list = <T extends object>(of: (append: Append) => readonly T[]) =>
    appends.flatMap((append) => of(append).map((record) => ({ doc_id: append.scope.docId, ...record })));
  return {
    drafts: list(({ scope: { newsroomId, kind, id }, headSeq, updates }) => [
      {
        newsroom_id: newsroomId,
        revision_id: kind === 'article' ? id : null,
        head_seq: headSeq,
        new_head: headSeq + updates.length,
      },
    ]),
    sessions: list(({ sessions }) => [...new Set(sessions)].map(toSessionRecord)),
    clients: list(({ updates }) =>
      updates.flatMap(({ memberId, newClients }) =>
        newClients.map((clientId) => ({ client_id: clientId, member_id: memberId })),
      ),
    ),
    rows: list(({ annotations }) => annotations.rows.filter(isFirst)),
    mentions: list(({ annotations }) => annotations.mentions),
    gone: list(({ annotations }) => annotations.gone.map((id) => ({ id }))),
    updates: list(({ headSeq, updates }) =>
      updates.map(({ memberId, update }, index) => ({
        seq: headSeq + index + 1,
        member_id: memberId,
        ...place(update.length),
        sha256: checksum(update),
      })),
    ),
  };
}
