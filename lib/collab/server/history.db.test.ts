import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, findNote, setKind } from '#lib/annotation/annotation-doc.ts';
import { listAnnotationHistory } from '#lib/annotation/list-annotation-history.server.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { db } from '#lib/db.server.ts';
import { articleDocId, sheetDocId } from '#lib/draft-log/doc-id.ts';
import { groupUpdates } from '#lib/draft-log/group-updates.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { writeSnapshot } from '#lib/draft-log/write-snapshot.server.ts';
import { getSheetHistory } from '#lib/factsheet/get-sheet-history.server.ts';
import { buildArticle, buildMember, buildStory } from '#seeds/factories.server.ts';
import { appendServerEdit } from './append-server-edit.server.ts';

test('[D25] sessions are separated by pauses, with all who took part', () => {
  const mark = (seq: number, atMs: number, memberId: string) => ({ seq, atMs, memberId });
  expect(groupUpdates([mark(1, 0, 'a'), mark(2, 5, 'b'), mark(3, 9, 'a'), mark(4, 30, 'a')], 10)).toEqual([
    { fromSeq: 1, toSeq: 3, fromMs: 0, toMs: 9, memberIds: ['a', 'b'] },
    { fromSeq: 4, toSeq: 4, fromMs: 30, toMs: 30, memberIds: ['a'] },
  ]);
});

test('[D25] the history of annotations shows who did what, newest first, and nothing to another newsroom', async () => {
  const editor = await buildMember();
  const colleague = await buildMember({ newsroomId: editor.newsroomId });
  const article = await buildArticle({ actor: editor });
  const docId = articleDocId(article.revisionId);
  const [id, other] = [newId(), newId()];
  const selector = describeSelection(article.text, 0, 3);
  const mark = (annotationId: string) => (ydoc: Y.Doc) =>
    addAnnotation(ydoc, { id: annotationId, author: editor.memberId, selector, kind: 'note' });
  await appendServerEdit(docId, editor.memberId, mark(id));
  await appendServerEdit(docId, editor.memberId, mark(other));
  await appendServerEdit(docId, editor.memberId, (ydoc) => {
    const note = findNote(ydoc, id);
    if (note) writeRichText(note, 'look here');
  });
  await appendServerEdit(docId, colleague.memberId, (ydoc) => setKind(ydoc, id, 'doubt'));

  const { revisionId } = article;
  const { sessions } = await listAnnotationHistory(editor, { revisionId, annotationId: id });
  expect(sessions.map(({ memberId, changes, passage }) => ({ memberId, changes, passage }))).toEqual([
    { memberId: colleague.memberId, passage: selector.exact, changes: [{ change: 'kind', from: 'note', to: 'doubt' }] },
    {
      memberId: editor.memberId,
      passage: selector.exact,
      changes: [{ change: 'added' }, { change: 'note', before: '', after: 'look here' }],
    },
  ]);
  expect((await listAnnotationHistory(editor, { revisionId })).sessions).toHaveLength(3);
  const stranger = await buildMember();
  await expect(listAnnotationHistory(stranger, { revisionId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('[D25] a fact sheet’s draft reads as it stood at any seq, with or without snapshots', async () => {
  const editor = await buildMember();
  const story = await buildStory({ actor: editor });
  const docId = sheetDocId(story.id);
  for (const words of ['first', 'second', 'third']) {
    await appendServerEdit(docId, editor.memberId, (ydoc) => writeRichText(ydoc.getXmlFragment('body'), words));
  }
  const read = async (seq?: number) => (await loadDraft(db(), docId, seq)).getXmlFragment('body').toString();
  expect([await read(0), await read(1), await read(2)]).toEqual([
    '',
    '<paragraph>first</paragraph>',
    '<paragraph>first</paragraph><paragraph>second</paragraph>',
  ]);
  await writeSnapshot(docId, 2, Y.encodeStateAsUpdate(await loadDraft(db(), docId, 2)));
  expect(await read(1)).toBe('<paragraph>first</paragraph>');
  expect(await read(3)).toBe(await read());

  const { sessions, shown } = await getSheetHistory(editor, story.id);
  expect(sessions).toMatchObject([{ fromSeq: 1, toSeq: 3, memberIds: [editor.memberId] }]);
  expect(shown?.state.lines.map(({ text }) => text)).toEqual(['first', 'second', 'third']);
  expect(shown?.before.lines).toEqual([]);
  await expect(getSheetHistory(await buildMember(), story.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
