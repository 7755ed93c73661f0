import * as Y from 'yjs';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, annotationsOf, findNote } from '#lib/annotation/annotation-doc.ts';
import { parseDocId } from '#lib/draft-log/doc-id.ts';
import { drawBetween } from './random.ts';

/*
 * An operation is one edit that writes its own UUID into the draft: as the key of an annotation, or as a word of a note or
 * of the fact sheet. Words are inserted at seams between words, so that no edit ever splits one.
 */

const WORD_LENGTH = 37;
const PARAGRAPHS_MAX = 20;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export type Operation = { id: string; memberId: string };

/** Does one operation, of a kind and at a place drawn by `random`. `text` is the revision's, for `article:` drafts. */
export function operate(
  ydoc: Y.Doc,
  docId: string,
  operation: Operation,
  text: string | null,
  random: () => number,
): void {
  if (parseDocId(docId)?.kind === 'sheet') {
    writeWord(ydoc.getXmlFragment('body'), operation.id, random);
    return;
  }
  const notes = [...annotationsOf(ydoc).keys()];
  const at = notes[Math.floor(random() * notes.length)];
  const note = at && random() < 0.5 ? findNote(ydoc, at) : null;
  if (note) {
    writeWord(note, operation.id, random);
    return;
  }
  const start = drawBetween(random, 0, 20);
  const selector = describeSelection(text ?? '', start, start + 4);
  addAnnotation(ydoc, { id: operation.id, author: operation.memberId, selector, kind: 'note' });
}

function writeWord(fragment: Y.XmlFragment, id: string, random: () => number): void {
  const word = `${id} `;
  const paragraph = fragment.get(Math.floor(random() * Math.min(PARAGRAPHS_MAX, fragment.length + 1)));
  const line = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (line instanceof Y.XmlText) {
    line.insert(drawBetween(random, 0, line.length / WORD_LENGTH) * WORD_LENGTH, word);
    return;
  }
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(word)]);
  fragment.insert(fragment.length, [element]);
}

/** The operations in a draft, each as often as it stands there. */
export function listOperations(ydoc: Y.Doc, docId: string): string[] {
  if (parseDocId(docId)?.kind === 'sheet') return findIds(ydoc.getXmlFragment('body').toString());
  const ids = [...annotationsOf(ydoc).keys()];
  return [...ids, ...ids.flatMap((id) => findIds(findNote(ydoc, id)?.toString() ?? ''))];
}

/** The operations that one update carries, wherever in the draft. */
export function listCarried(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item)) return [];
    if (struct.content instanceof Y.ContentString) return findIds(struct.content.str);
    return (struct.parent as unknown) === 'annotations' && struct.parentSub ? [struct.parentSub] : [];
  });
}

function findIds(text: string): string[] {
  return text.match(UUID) ?? [];
}
