import type { Tx } from '#lib/db.server.ts';
import type { AnnotationState } from './describe-annotations.ts';
import { MENTION_COLUMNS, retireMentions, upsertMentions } from './project-mentions.server.ts';

/** The columns of an AnnotationRow in JSON, for `jsonb_to_recordset`. */
export const ANNOTATION_COLUMNS = `id uuid, author_id uuid, start_offset int, end_offset int, exact text, prefix text, suffix text,
  kind annotation_kind, note text, reply_count int, resolved bool`;

/**
 * SQL that inserts rows of annotations, or updates those that exist. `source` has ANNOTATION_COLUMNS and the draft's
 * newsroom_id and revision_id. Author and selector never change, as in the draft.
 */
export function upsertAnnotations(source: string): string {
  return `
    INSERT INTO annotation (id, newsroom_id, revision_id, author_id, start_offset, end_offset, exact, prefix, suffix, kind, note,
      reply_count, resolved)
    SELECT id, newsroom_id, revision_id, author_id, start_offset, end_offset, exact, prefix, suffix, kind, note, reply_count, resolved
    FROM ${source}
    ON CONFLICT (id) DO UPDATE
      SET kind = excluded.kind, note = excluded.note, reply_count = excluded.reply_count, resolved = excluded.resolved
      WHERE annotation.newsroom_id = excluded.newsroom_id AND annotation.revision_id = excluded.revision_id`;
}

/** SQL that deletes rows of annotations. `source` has their `id` and the draft's newsroom_id and revision_id. */
export function deleteAnnotations(source: string): string {
  return `
    DELETE FROM annotation USING (SELECT id, newsroom_id, revision_id FROM ${source}) AS gone
    WHERE annotation.id = gone.id AND annotation.newsroom_id = gone.newsroom_id AND annotation.revision_id = gone.revision_id`;
}

const DRAFT = '(SELECT $2::uuid AS newsroom_id, $3::uuid AS revision_id) AS draft';
const UPSERT = upsertAnnotations(`jsonb_to_recordset($1::jsonb) AS listed (${ANNOTATION_COLUMNS}), ${DRAFT}`);
const DELETE = deleteAnnotations(`jsonb_to_recordset($1::jsonb) AS listed (id uuid), ${DRAFT}`);
const MENTIONS = `(SELECT given.*, draft.* FROM jsonb_to_recordset($1::jsonb) AS given (${MENTION_COLUMNS}), ${DRAFT})`;
const TOUCHED = `(SELECT id, $3::uuid AS revision_id FROM jsonb_to_recordset($4::jsonb) AS given (id uuid))`;
const UPSERT_MENTIONS = upsertMentions(MENTIONS, 'SELECT id FROM jsonb_to_recordset($4::jsonb) AS gone (id uuid)');
const RETIRE_MENTIONS = retireMentions(TOUCHED, MENTIONS);

/**
 * Writes the rows of annotations and of the mentions in them as they stand in the draft. For repairs: an append projects in its own
 * statement. Rows are for reading by others (lists, exports, search); nothing is read back from them into the draft.
 */
export async function projectAnnotations(
  tx: Tx,
  { newsroomId, revisionId }: { newsroomId: string; revisionId: string },
  { rows, mentions, gone }: AnnotationState,
): Promise<void> {
  const ids = gone.map((id) => ({ id }));
  const touched = [...rows.map(({ id }) => ({ id })), ...ids];
  if (rows.length > 0) await tx.$executeRawUnsafe(UPSERT, JSON.stringify(rows), newsroomId, revisionId);
  if (ids.length > 0) await tx.$executeRawUnsafe(DELETE, JSON.stringify(ids), newsroomId, revisionId);
  const draft = [JSON.stringify(mentions), newsroomId, revisionId];
  await tx.$executeRawUnsafe(RETIRE_MENTIONS, ...draft, JSON.stringify(touched));
  await tx.$executeRawUnsafe(UPSERT_MENTIONS, ...draft, JSON.stringify(ids));
}
