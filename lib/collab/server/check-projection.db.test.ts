import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, addReply, findNote, removeAnnotation, setResolved } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { db } from '#lib/db.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { writeSnapshot } from '#lib/draft-log/write-snapshot.server.ts';
import { buildArticle, buildMember } from '#seeds/factories.server.ts';
import { appendServerEdit } from './append-server-edit.server.ts';
import { checkProjection } from './check-projection.server.ts';

async function buildAnnotated() {
  const editor = await buildMember();
  const article = await buildArticle({ actor: editor });
  const docId = articleDocId(article.revisionId);
  const ids = [newId(), newId(), newId()] as const;
  const edit = (change: (ydoc: Y.Doc) => void) => appendServerEdit(docId, editor.memberId, change);
  for (const [index, id] of ids.entries()) {
    const selector = describeSelection(article.text, index, index + 3);
    await edit((ydoc) => addAnnotation(ydoc, { id, author: editor.memberId, selector, kind: 'note' }));
  }
  await edit((ydoc) => {
    const note = findNote(ydoc, ids[0]);
    if (note) writeRichText(note, 'a note');
    addReply(ydoc, ids[0], { id: newId(), author: editor.memberId });
    setResolved(ydoc, ids[1], true);
  });
  await edit((ydoc) => removeAnnotation(ydoc, ids[2]));
  return { docId, ids };
}

test('[D26] what is projected is the same when it is made again out of the log', async () => {
  const { docId } = await buildAnnotated();
  const state = Y.encodeStateAsUpdate(await loadDraft(db(), docId));
  await writeSnapshot(docId, 5, state);
  expect(await checkProjection(docId)).toEqual({ docId, updateCount: 5, rowCount: 2, differences: [] });
});

test('[D26] a row that is missing, too many or different is found, and mended from the log', async () => {
  const { docId, ids } = await buildAnnotated();
  const row = await db().annotation.findUniqueOrThrow({ where: { id: ids[0] } });
  await db().annotation.update({ where: { id: ids[0] }, data: { note: 'forged' } });
  await db().annotation.delete({ where: { id: ids[1] } });
  await db().annotation.create({ data: { ...row, id: ids[2] } });
  const { differences } = await checkProjection(docId);
  expect(differences.sort()).toEqual(
    [
      `annotation ${ids[0]} differs between its row and the log`,
      `annotation ${ids[1]} is in the log, and has no row`,
      `annotation ${ids[2]} has a row, and is not in the log`,
    ].sort(),
  );
  await checkProjection(docId, { mend: true });
  expect((await checkProjection(docId)).differences).toEqual([]);
});

test('[D26] a snapshot that says something else than the log is found', async () => {
  const { docId } = await buildAnnotated();
  const other = new Y.Doc();
  other.getMap('annotations').set('x', 1);
  await writeSnapshot(docId, 5, Y.encodeStateAsUpdate(other));
  expect((await checkProjection(docId)).differences).toContain('its snapshot differs from its log');
});
