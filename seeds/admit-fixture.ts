import * as Y from 'yjs';
import type { Role } from '#lib/actor/actor.ts';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, addReply } from '#lib/annotation/annotation-doc.ts';
import type { DraftAuthor } from '#lib/annotation/judge-change.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { admit, makeShadow, type Shadow, type Verdict } from '#lib/collab/admission/admit.ts';
import type { DraftKind } from '#lib/draft-log/doc-id.ts';

/*
 * For the tests of admission: a shadow, and people who write to it.
 */

/** The revision's text in every `article:` shadow here. */
const TEXT = 'The harbour office opened at nine. A report came in at noon, and the harbour was closed.';

/** An author by id, an editor unless told. */
export function member(memberId: string, role: Role = 'editor'): DraftAuthor {
  return { memberId, role };
}

export const ANN = member('ann');
export const BEN = member('ben');
export const CHIEF = member('chief', 'admin');

/** An admission shadow of a draft, empty unless a state is given. */
export function shadowOf(kind: DraftKind, state = Y.encodeStateAsUpdate(new Y.Doc())): Shadow {
  return makeShadow({ kind, text: kind === 'article' ? TEXT : null, state, owners: new Map() });
}

/** A client whose edits go to the shadow one by one. */
export function join(shadow: Shadow, author: DraftAuthor) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(shadow.doc));
  return {
    doc,
    edit: (change: (doc: Y.Doc) => void): Verdict => {
      const before = Y.encodeStateVector(doc);
      doc.transact(() => change(doc));
      return admit(shadow, Y.encodeStateAsUpdate(doc, before), author);
    },
  };
}

/** Adds an annotation to a client's copy; returns its id. */
export function annotate(doc: Y.Doc, author: string, start = 0, end = 3): string {
  const id = newId();
  addAnnotation(doc, { id, author, selector: describeSelection(TEXT, start, end), kind: 'note' });
  return id;
}

/** An article with one annotation by Ann and, on it, one reply by Ben. */
export function annotated() {
  const shadow = shadowOf('article');
  const id = newId();
  const replyId = newId();
  join(shadow, ANN).edit((doc) =>
    addAnnotation(doc, { id, author: 'ann', selector: describeSelection(TEXT, 0, 3), kind: 'note' }),
  );
  join(shadow, BEN).edit((doc) => addReply(doc, id, { id: replyId, author: 'ben' }));
  return { shadow, id, replyId };
}
