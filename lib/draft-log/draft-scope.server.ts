import type { Tx } from '#lib/db.server.ts';
import { type DraftKind, parseDocId } from './doc-id.ts';

/** What a draft belongs to. `text` is the revision's, for `article`, else null. */
export type DraftScope = { docId: string; kind: DraftKind; id: string; newsroomId: string; text: string | null };

/** The scope of a document's name within the newsroom; null when there is none, or it is another newsroom's. */
export async function findDraftScope(tx: Tx, docId: string, newsroomId: string): Promise<DraftScope | null> {
  const parsed = parseDocId(docId);
  if (!parsed) return null;
  const { kind, id } = parsed;
  const where = { newsroomId_id: { newsroomId, id } };
  if (kind === 'article') {
    const revision = await tx.revision.findUnique({ where, select: { text: true } });
    return revision && { docId, kind, id, newsroomId, text: revision.text };
  }
  const story = await tx.story.findUnique({ where, select: { id: true } });
  return story && { docId, kind, id, newsroomId, text: null };
}
