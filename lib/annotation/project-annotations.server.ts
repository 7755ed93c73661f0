import type { Tx } from '#lib/db.server.ts';
import type { AnnotationState } from './describe-annotations.ts';

/** The columns of an AnnotationRow in JSON, for `jsonb_to_recordset`. */
export const ANNOTATION_COLUMNS = `id uuid, author_id uuid, start_offset int, end_offset int, exact text, prefix text, suffix text,
  kind annotation_kind, note text, reply_count int, resolved bool`;

/**
 * The statement that makes rows of annotations, or updates those that exist. `source` has ANNOTATION_COLUMNS and the
 * draft's newsroom_id and revision_id. Author and selector never change, as in the draft.
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

const UPSERT = upsertAnnotations(`
  jsonb_to_recordset($1::jsonb) AS listed (${ANNOTATION_COLUMNS}),
  (SELECT $2::uuid AS newsroom_id, $3::uuid AS revision_id) AS draft`);

/**
 * Updates the rows of annotations to match the draft, in the transaction that appends the change. Rows are for reading by
 * others (lists, exports, search); nothing is read back from them into the draft.
 */
export async function projectAnnotations(
  tx: Tx,
  { newsroomId, revisionId }: { newsroomId: string; revisionId: string },
  { rows, gone }: AnnotationState,
): Promise<void> {
  if (rows.length > 0) await tx.$executeRawUnsafe(UPSERT, JSON.stringify(rows), newsroomId, revisionId);
  if (gone.length > 0) await tx.annotation.deleteMany({ where: { newsroomId, revisionId, id: { in: gone } } });
}
