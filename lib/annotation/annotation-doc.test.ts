import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { describeSelection } from '#lib/anchoring/selector.ts';
import {
  addAnnotation,
  addReply,
  annotationsOf,
  findNote,
  findReplyBody,
  readAnnotations,
  removeAnnotation,
  removeReply,
  setKind,
  setResolved,
} from './annotation-doc.ts';
import { newId } from './new-id.ts';
import { readRichText, writeRichText } from './rich-text.ts';
import { noteTouched, watchAnnotations } from './watch-annotations.ts';

const TEXT = 'The harbour office opened at nine. A report came in at noon.';

function annotate(ydoc: Y.Doc, start: number, end: number): string {
  const id = newId();
  addAnnotation(ydoc, { id, author: 'ann', selector: describeSelection(TEXT, start, end), kind: 'note' });
  return id;
}

test('[N1] an annotation is read as it was written, with note, replies, kind and state', () => {
  const ydoc = new Y.Doc();
  const id = annotate(ydoc, 4, 11);
  const replyId = newId();
  addReply(ydoc, id, { id: replyId, author: 'ben' });
  writeRichText(findNote(ydoc, id)!, 'Which one?\nThere are two.');
  writeRichText(findReplyBody(ydoc, id, replyId)!, 'The old one.');
  setKind(ydoc, id, 'question');
  setResolved(ydoc, id, true);
  expect(readAnnotations(ydoc)).toEqual([
    {
      id,
      author: 'ann',
      selector: { start: 4, end: 11, exact: 'harbour', prefix: 'The ', suffix: ' office opened at nine. A report' },
      kind: 'question',
      note: 'Which one?\nThere are two.',
      replies: [{ id: replyId, author: 'ben', body: 'The old one.' }],
      resolved: true,
    },
  ]);
});

test('[N1] what was removed is gone, and removing it again does nothing', () => {
  const ydoc = new Y.Doc();
  const id = annotate(ydoc, 4, 11);
  const replyId = newId();
  addReply(ydoc, id, { id: replyId, author: 'ben' });
  removeReply(ydoc, id, replyId);
  removeReply(ydoc, id, replyId);
  expect(readAnnotations(ydoc)[0]?.replies).toEqual([]);
  removeAnnotation(ydoc, id);
  removeAnnotation(ydoc, id);
  expect(readAnnotations(ydoc)).toEqual([]);
  expect(findNote(ydoc, id)).toBeNull();
});

test('[N7] annotations stand in the order of the text, replies in the order of their making', () => {
  const ydoc = new Y.Doc();
  const ids = [annotate(ydoc, 20, 24), annotate(ydoc, 4, 11), annotate(ydoc, 4, 8)];
  expect(readAnnotations(ydoc).map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0]]);
  const replies = [newId(1_000), newId(2_000), newId(3_000)];
  for (const id of replies.toReversed()) addReply(ydoc, ids[0]!, { id, author: 'ann' });
  const view = readAnnotations(ydoc).find(({ id }) => id === ids[0]);
  expect(view?.replies.map(({ id }) => id)).toEqual(replies);
});

test('[N8] a change reads only the annotations that it touched', () => {
  const ydoc = new Y.Doc();
  const ids: string[] = [];
  ydoc.transact(() => {
    for (let index = 0; index < 10_000; index += 1) ids.push(annotate(ydoc, index % 50, (index % 50) + 4));
  });
  const watch = watchAnnotations(ydoc);
  const before = watch.current();
  const changes: string[][] = [];
  const unsubscribe = watch.subscribe(({ changed, removed }) => changes.push([...changed, ...removed]));
  writeRichText(findNote(ydoc, ids[7]!)!, 'seven');
  removeAnnotation(ydoc, ids[8]!);
  expect(changes).toEqual([[ids[7]], [ids[8]]]);
  const after = watch.current();
  expect(after.get(ids[7]!)?.note).toBe('seven');
  expect(after.has(ids[8]!)).toBe(false);
  expect(ids.filter((id) => after.get(id) !== before.get(id))).toEqual([ids[7], ids[8]]);
  unsubscribe();
  watch.stop();
  annotate(ydoc, 0, 3);
  expect(watch.current()).toBe(after);
});

test('[N1] the words of rich text are a line for each block, without marks', () => {
  const fragment = new Y.Doc().getXmlFragment('note');
  writeRichText(fragment, 'First\n\nThird');
  const list = new Y.XmlElement('bulletList');
  const entry = new Y.XmlElement('listItem');
  const paragraph = new Y.XmlElement('paragraph');
  const words = new Y.XmlText('bold words');
  words.format(0, 4, { bold: {} });
  paragraph.insert(0, [words]);
  entry.insert(0, [paragraph]);
  list.insert(0, [entry]);
  fragment.insert(fragment.length, [list]);
  expect(readRichText(fragment)).toMatch(/^First\n\nThird\n+bold words$/);
});

test('[N1] ids are UUIDs of version 7 and sort by time', () => {
  const ids = [newId(Date.UTC(2026, 0, 1)), newId(Date.UTC(2026, 0, 2)), newId(Date.UTC(2030, 0, 1))];
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('[N8] what a change touched is no longer followed after one that failed', () => {
  const ydoc = new Y.Doc();
  const root = annotationsOf(ydoc);
  const fail = () => {
    throw new Error('no such update');
  };
  expect(() => noteTouched(ydoc, fail)).toThrow('no such update');
  expect(root._dEH.l).toEqual([]);
  expect(noteTouched(ydoc, () => void annotate(ydoc, 4, 11))).toEqual(new Set(root.keys()));
});
