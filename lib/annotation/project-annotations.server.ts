import type { Tx } from '#lib/db.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { AnnotationState } from './describe-annotations.ts';

/** The columns of an AnnotationRow in JSON, for `jsonb_to_recordset`. */
export const ANNOTATION_COLUMNS = Prisma.sql`id uuid, author_id uuid, start_offset int, end_offset int, exact text, prefix text,
  suffix text, kind annotation_kind, note text, reply_count int, resolved bool`;

/**
 * The statement that makes rows of annotations, or brings those that are there in step. `source` has ANNOTATION_COLUMNS and the
 * draft's newsroom_id and revision_id. Author and selector stay as they were first, as in the draft.
 */
export function upsertAnnotations(source: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO annotation (id, newsroom_id, revision_id, author_id, start_offset, end_offset, exact, prefix, suffix, kind, note,
      reply_count, resolved)
    SELECT id, newsroom_id, revision_id, author_id, start_offset, end_offset, exact, prefix, suffix, kind, note, reply_count, resolved
    FROM ${source}
    ON CONFLICT (id) DO UPDATE
      SET kind = excluded.kind, note = excluded.note, reply_count = excluded.reply_count, resolved = excluded.resolved
      WHERE annotation.newsroom_id = excluded.newsroom_id AND annotation.revision_id = excluded.revision_id`;
}

/**
 * Brings the rows of annotations in step with the draft, in the transaction that appends the change. Rows are for reading by
 * others (lists, exports, search); nothing is read back from them into the draft.
 */
export async function projectAnnotations(
  tx: Tx,
  { newsroomId, revisionId }: { newsroomId: string; revisionId: string },
  { rows, gone }: AnnotationState,
): Promise<void> {
  if (rows.length > 0) {
    const listed = Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS listed (${ANNOTATION_COLUMNS})`;
    const draft = Prisma.sql`(SELECT ${newsroomId}::uuid AS newsroom_id, ${revisionId}::uuid AS revision_id) AS draft`;
    await tx.$executeRaw(upsertAnnotations(Prisma.sql`${listed}, ${draft}`));
  }
  if (gone.length > 0) await tx.annotation.deleteMany({ where: { newsroomId, revisionId, id: { in: gone } } });
}
