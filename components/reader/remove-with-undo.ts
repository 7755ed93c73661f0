import * as Y from 'yjs';
import {
  type AnnotationView,
  addAnnotation,
  addReply,
  findNote,
  findReplyBody,
  removeAnnotation,
  setResolved,
} from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';

type Words = (Y.XmlElement | Y.XmlText)[];

/**
 * Removes an annotation with its replies, at once for everyone. The function that it gives brings the member's own annotation back under
 * a new id, since an id is written once, with its note and their own replies; it returns that id. Nobody writes in another's name.
 */
export function removeWithUndo(ydoc: Y.Doc, annotation: AnnotationView, memberId: string): () => string {
  const { id, author, selector, kind, resolved, replies } = annotation;
  const note = copyWords(findNote(ydoc, id));
  const own = replies
    .filter((reply) => reply.author === memberId)
    .map((reply) => copyWords(findReplyBody(ydoc, id, reply.id)));
  removeAnnotation(ydoc, id);

  return () => {
    const again = newId();
    ydoc.transact(() => {
      addAnnotation(ydoc, { id: again, author, selector, kind });
      if (resolved) setResolved(ydoc, again, true);
      findNote(ydoc, again)?.insert(0, note);
      for (const body of own) {
        const replyId = newId();
        addReply(ydoc, again, { id: replyId, author: memberId });
        findReplyBody(ydoc, again, replyId)?.insert(0, body);
      }
    });
    return again;
  };
}

function copyWords(fragment: Y.XmlFragment | null): Words {
  return (fragment?.toArray() ?? [])
    .filter((node) => node instanceof Y.XmlElement || node instanceof Y.XmlText)
    .map((node) => node.clone());
}
