import * as Y from 'yjs';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, addReply, findNote, findReplyBody } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import type { BuiltArticle, BuiltMember } from './factories.server.ts';

/*
 * For tests: notes and replies that name members.
 */

/** A paragraph with the words and, where one is given, a mention after them, as the editor writes them. */
export function writeNaming(text: Y.XmlFragment, words: string, memberId?: string, label = 'Somebody'): void {
  const paragraph = new Y.XmlElement('paragraph');
  const mention = new Y.XmlElement('mention');
  paragraph.insert(0, [new Y.XmlText(words)]);
  if (memberId !== undefined) {
    mention.setAttribute('id', memberId);
    mention.setAttribute('label', label);
    paragraph.insert(1, [mention]);
  }
  text.insert(text.length, [paragraph]);
}

/** Annotates the first characters of the article with a note that names the member; returns the annotation's id. */
export async function buildNoteNaming(
  { revisionId, text }: BuiltArticle,
  author: BuiltMember,
  memberId: string,
  label?: string,
): Promise<string> {
  const id = newId();
  await appendServerEdit(articleDocId(revisionId), author.memberId, (ydoc) => {
    addAnnotation(ydoc, { id, author: author.memberId, selector: describeSelection(text, 0, 5), kind: 'note' });
    const note = findNote(ydoc, id);
    if (note) writeNaming(note, 'Look, ', memberId, label);
  });
  return id;
}

/** Replies to the annotation with a text that names the member; returns the reply's id. */
export async function buildReplyNaming(
  { revisionId }: BuiltArticle,
  author: BuiltMember,
  annotationId: string,
  memberId: string,
): Promise<string> {
  const id = newId();
  await appendServerEdit(articleDocId(revisionId), author.memberId, (ydoc) => {
    addReply(ydoc, annotationId, { id, author: author.memberId });
    const body = findReplyBody(ydoc, annotationId, id);
    if (body) writeNaming(body, 'And you, ', memberId);
  });
  return id;
}
