import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { annotationsOf, readAnnotation, setEdited } from '#lib/annotation/annotation-doc.ts';
import type { DraftAuthor } from '#lib/annotation/judge-change.ts';
import { ANN, annotated, BEN, CHIEF, join } from '#seeds/admit-fixture.ts';

const AT = 1_790_000_000_000;

test('[N16] who edits the note or the reply of another member is recorded there, the latest one last', () => {
  const { shadow, id, replyId } = annotated();
  for (const { memberId, role } of [BEN, CHIEF]) {
    const { doc, edit } = join(shadow, { memberId, role });
    const verdict = edit(() => {
      setEdited(doc, id, null, { by: memberId, at: AT });
      setEdited(doc, id, replyId, { by: memberId, at: AT });
    });
    expect(verdict).toMatchObject({ admitted: true });
  }
  const edited = { by: 'chief', at: AT };
  expect(readAnnotation(shadow.doc, id)).toMatchObject({ edited, replies: [{ edited }] });
});

test('[N16] of two who edit at the same time neither is refused', () => {
  const { shadow, id } = annotated();
  const [ben, chief] = [join(shadow, BEN), join(shadow, CHIEF)];
  const mark = (memberId: string) => (doc: Y.Doc) => setEdited(doc, id, null, { by: memberId, at: AT });
  expect(ben.edit(mark('ben'))).toMatchObject({ admitted: true });
  expect(chief.edit(mark('chief'))).toMatchObject({ admitted: true });
});

const refused: [title: string, reason: string, value: unknown][] = [
  ['in another’s name', 'author', { by: 'ann', at: AT }],
  ['with more in it', 'shape', { by: 'ben', at: AT, note: 'x' }],
  ['without a time', 'shape', { by: 'ben' }],
  ['at no whole millisecond', 'shape', { by: 'ben', at: 0.5 }],
  ['as a shared type', 'shape', new Y.Map()],
  ['as nothing', 'shape', null],
];

function writeEdited(author: DraftAuthor, value: unknown) {
  const { shadow, id } = annotated();
  return join(shadow, author).edit((doc) => void annotationsOf(doc).get(id)?.set('edited', value));
}

test.each(refused)('[N16] an edit recorded %s is refused as %s', (_title, reason, value) => {
  expect(writeEdited(BEN, value)).toEqual({ admitted: false, reason });
});

test('[N16] an edit that was recorded stays', () => {
  const { shadow, id } = annotated();
  join(shadow, BEN).edit((doc) => setEdited(doc, id, null, { by: 'ben', at: AT }));
  const verdict = join(shadow, ANN).edit((doc) => void annotationsOf(doc).get(id)?.delete('edited'));
  expect(verdict).toEqual({ admitted: false, reason: 'shape' });
});
