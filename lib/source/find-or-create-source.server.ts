import type { Tx } from '#lib/db.server.ts';
import type { Grade } from './grade.ts';

/**
 * The id of the newsroom's source of this name. A new one gets `grade`; a known one keeps its own. Safe when two
 * imports name the same new source at once.
 */
export async function findOrCreateSource(tx: Tx, newsroomId: string, name: string, grade: Grade): Promise<string> {
  await tx.source.createMany({ data: [{ newsroomId, name, grade }], skipDuplicates: true });
  const { id } = await tx.source.findUniqueOrThrow({ where: { newsroomId_name: { newsroomId, name } } });
  return id;
}
