import type * as Y from 'yjs';
import type { Tx } from '#lib/db.server.ts';
import { readAnnotation } from './annotation-doc.ts';

/**
 * Brings the rows of the annotations named in step with the document, in the transaction that appends the change. Rows are
 * for reading by others (lists, exports, search); nothing is read back from them into the draft.
 */
export async function projectAnnotations(
  tx: Tx,
  draft: { newsroomId: string; revisionId: string; ydoc: Y.Doc },
  ids: Iterable<string>,
): Promise<void> {
  const { newsroomId, revisionId, ydoc } = draft;
  const removed: string[] = [];
  for (const id of ids) {
    const view = readAnnotation(ydoc, id);
    if (!view) {
      removed.push(id);
      continue;
    }
    const { start, end, exact, prefix, suffix } = view.selector;
    const changing = { kind: view.kind, note: view.note, replyCount: view.replies.length, resolved: view.resolved };
    const lasting = { newsroomId, revisionId, authorId: view.author, exact, prefix, suffix };
    await tx.annotation.upsert({
      where: { id },
      create: { id, ...lasting, startOffset: start, endOffset: end, ...changing },
      update: changing,
    });
  }
  if (removed.length > 0) await tx.annotation.deleteMany({ where: { newsroomId, revisionId, id: { in: removed } } });
}
