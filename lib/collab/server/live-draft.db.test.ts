import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Actor } from '#lib/actor/actor.ts';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, findNote, readAnnotations, removeAnnotation } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { db, pool } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { findDraftScope } from '#lib/draft-log/draft-scope.server.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { readDraftState } from '#lib/draft-log/update-log.server.ts';
import { asOwner } from '#seeds/as-owner.server.ts';
import { damageLog } from '#seeds/damage-log.server.ts';
import { buildArticleDraft } from '#seeds/draft-factories.server.ts';
import { buildMember, buildStory } from '#seeds/factories.server.ts';
import { appendServerEdit } from './append-server-edit.server.ts';
import { LiveDraft } from './live-draft.server.ts';
import type { DraftSession } from './session.server.ts';

/** A node's view of the draft. */
async function openLive(docId: string, newsroomId: string) {
  const scope = await findDraftScope(db(), docId, newsroomId);
  if (!scope) throw new Error('no such draft');
  const document = new Y.Doc();
  return { document, live: new LiveDraft(scope, document, await readDraftState(db(), docId)) };
}

function sessionOf(actor: Actor): DraftSession {
  return { actor, accessVersion: 1, sessionVersion: 1 };
}

/** A client's annotation as an update. */
function annotation(actor: Actor, text: string, start = 0) {
  const ydoc = new Y.Doc();
  const id = newId();
  addAnnotation(ydoc, {
    id,
    author: actor.memberId,
    selector: describeSelection(text, start, start + 3),
    kind: 'note',
  });
  return { id, ydoc, update: Y.encodeStateAsUpdate(ydoc) };
}

test('[D34] a draft is compacted while every connection of the pool is taken', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const { live } = await openLive(docId, editor.newsroomId);
  await live.submit(annotation(editor, article.text).update, sessionOf(editor));
  const taken = await Promise.all(Array.from({ length: pool().options.max }, () => pool().connect()));
  await live.compact(1);
  for (const client of taken) client.release();
  expect(await db().ydocSnapshot.count({ where: { docId, seq: 1 } })).toBe(1);
});

test('[D2] updates in flight together are appended in one order without a gap', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const colleague = await buildMember({ newsroomId: editor.newsroomId });
  const { live, document } = await openLive(docId, editor.newsroomId);
  const authors = Array.from({ length: 40 }, (_, index) => (index % 2 ? editor : colleague));
  await Promise.all(authors.map((actor) => live.submit(annotation(actor, article.text).update, sessionOf(actor))));
  expect(live.headSeq).toBe(40);
  const rows = await db().ydocUpdate.findMany({ where: { docId }, orderBy: { seq: 'asc' } });
  expect(rows.map(({ seq }) => seq)).toEqual(authors.map((_, index) => index + 1));
  expect(rows.map(({ memberId }) => memberId)).toEqual(authors.map(({ memberId }) => memberId));
  expect(readAnnotations(await loadDraft(db(), docId))).toEqual(readAnnotations(document));
  expect(await db().annotation.count({ where: { revisionId: article.revisionId } })).toBe(40);
});

test('[D18] two nodes that write one draft lose nothing and end equal', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const one = await openLive(docId, editor.newsroomId);
  const other = await openLive(docId, editor.newsroomId);
  const writes = Array.from({ length: 30 }, (_, index) =>
    (index % 2 ? one : other).live.submit(annotation(editor, article.text).update, sessionOf(editor)),
  );
  await Promise.all(writes);
  await Promise.all([one.live.pull(), other.live.pull()]);
  expect(readAnnotations(one.document)).toHaveLength(30);
  expect(readAnnotations(one.document)).toEqual(readAnnotations(other.document));
  expect(readAnnotations(await loadDraft(db(), docId))).toEqual(readAnnotations(one.document));
  expect(await db().ydoc.findUnique({ where: { docId } })).toMatchObject({ headSeq: 30 });
});

test('[D18] what a node admitted is judged again when another node was first', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const colleague = await buildMember({ newsroomId: editor.newsroomId });
  const one = await openLive(docId, editor.newsroomId);
  const mine = annotation(editor, article.text);
  const forge = async (clientId: number) => {
    const forged = new Y.Doc();
    forged.clientID = clientId;
    const selector = describeSelection(article.text, 4, 8);
    addAnnotation(forged, { id: mine.id, author: colleague.memberId, selector, kind: 'doubt' });
    const node = await openLive(docId, editor.newsroomId);
    return { ...node, update: Y.encodeStateAsUpdate(forged) };
  };
  // Of two concurrent writes to one key Yjs lets the greater clientID win: one forgery would take the place, one would not.
  const winning = await forge(mine.ydoc.clientID + 1);
  const losing = await forge(mine.ydoc.clientID - 1);
  await one.live.submit(mine.update, sessionOf(editor));
  const refused = winning.live.submit(winning.update, sessionOf(colleague));
  await expect(refused).rejects.toMatchObject({ name: 'DraftRefusedError' });
  await losing.live.submit(losing.update, sessionOf(colleague));
  const kept = readAnnotations(await loadDraft(db(), docId));
  expect(kept).toMatchObject([{ id: mine.id, author: editor.memberId, kind: 'note' }]);
  expect(await db().annotation.findUnique({ where: { id: mine.id } })).toMatchObject({ authorId: editor.memberId });
});

test('[D18] what one client sends to two nodes, as after a lost connection, is in the log once', async () => {
  const editor = await buildMember();
  const docId = sheetDocId((await buildStory({ actor: editor })).id);
  const one = await openLive(docId, editor.newsroomId);
  const other = await openLive(docId, editor.newsroomId);
  const client = new Y.Doc();
  writeRichText(client.getXmlFragment('body'), 'Sent twice.');
  const first = Y.encodeStateAsUpdate(client);
  await one.live.submit(first, sessionOf(editor));
  const before = Y.encodeStateVector(client);
  writeRichText(client.getXmlFragment('body'), 'Sent once.');
  const sent = [first, Y.encodeStateAsUpdate(client, before)];
  await Promise.all(sent.map((bytes) => other.live.submit(bytes, sessionOf(editor))));
  expect(other.document.getXmlFragment('body').toString()).toBe(client.getXmlFragment('body').toString());
  expect(await db().ydocUpdate.count({ where: { docId } })).toBe(2);
});

test('[D18] what is on its way meets a removal by another node, and what is beside it stays', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const one = await openLive(docId, editor.newsroomId);
  const { ydoc, update, id } = annotation(editor, article.text);
  await one.live.submit(update, sessionOf(editor));
  const other = await openLive(docId, editor.newsroomId);
  const colleague = new Y.Doc();
  Y.applyUpdate(colleague, update);
  const beside = annotation(editor, article.text, 9);
  const before = Y.encodeStateVector(ydoc);
  removeAnnotation(ydoc, id);
  await one.live.submit(Y.encodeStateAsUpdate(ydoc, before), sessionOf(editor));
  const note = findNote(colleague, id);
  if (note) writeRichText(note, 'Too late.');
  await Promise.all(
    [Y.encodeStateAsUpdate(colleague, before), beside.update].map((bytes) =>
      other.live.submit(bytes, sessionOf(editor)),
    ),
  );
  expect(readAnnotations(other.document)).toMatchObject([{ id: beside.id }]);
  expect(readAnnotations(await loadDraft(db(), docId))).toEqual(readAnnotations(other.document));
  const rows = await db().annotation.findMany({ where: { revisionId: article.revisionId }, select: { id: true } });
  expect(rows).toEqual([{ id: beside.id }]);
});

test('[D9] only the updates of those whose access ended are dropped from a shared append', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const leaving = await buildMember({ newsroomId: editor.newsroomId });
  const { live, document } = await openLive(docId, editor.newsroomId);
  await db().user.update({ where: { id: leaving.userId }, data: { sessionVersion: 2 } });
  const outcomes = await Promise.allSettled(
    [editor, leaving, editor].map((actor) => live.submit(annotation(actor, article.text).update, sessionOf(actor))),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(readAnnotations(document).map(({ author }) => author)).toEqual([editor.memberId, editor.memberId]);
});

test('[D2] when the database fails nothing is acknowledged or shown, and the next try succeeds', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const { live, document } = await openLive(docId, editor.newsroomId);
  const { update, id } = annotation(editor, article.text);
  await asOwner(async (tx) => {
    await tx.$executeRawUnsafe(
      `CREATE FUNCTION "fail ${docId}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'disk full'; END $$`,
    );
    await tx.$executeRawUnsafe(
      `CREATE TRIGGER "fail ${docId}" BEFORE INSERT ON ydoc_update FOR EACH ROW WHEN (NEW.doc_id = '${docId}') EXECUTE FUNCTION "fail ${docId}"()`,
    );
  });
  await expect(live.submit(update, sessionOf(editor))).rejects.toThrow('disk full');
  expect(readAnnotations(document)).toEqual([]);
  expect(await db().annotation.findUnique({ where: { id } })).toBeNull();
  await asOwner((tx) => tx.$executeRawUnsafe(`DROP FUNCTION "fail ${docId}" CASCADE`));
  await live.submit(update, sessionOf(editor));
  expect(readAnnotations(document)).toHaveLength(1);
});

test('[D13] a draft is read from its newest whole snapshot and what came after', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const { live, document } = await openLive(docId, editor.newsroomId);
  for (let index = 0; index < 5; index += 1) {
    await live.submit(annotation(editor, article.text, index).update, sessionOf(editor));
    await live.compact(1);
  }
  const snapshots = await db().ydocSnapshot.findMany({ where: { docId }, orderBy: { seq: 'desc' } });
  expect(snapshots.map(({ seq }) => seq)).toEqual([5, 4, 3]);
  await db().ydocSnapshot.update({ where: { docId_seq: { docId, seq: 5 } }, data: { state: new Uint8Array([0, 0]) } });
  expect(await readDraftState(db(), docId)).toMatchObject({ headSeq: 5, snapshotSeq: 4 });
  expect(readAnnotations(await loadDraft(db(), docId))).toEqual(readAnnotations(document));
  await db().ydocSnapshot.deleteMany({ where: { docId } });
  expect(readAnnotations(await loadDraft(db(), docId))).toEqual(readAnnotations(document));
});

test('[D13] a gap and a wrong checksum in the log are errors', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const { live } = await openLive(docId, editor.newsroomId);
  for (const start of [0, 1, 2]) {
    await live.submit(annotation(editor, article.text, start).update, sessionOf(editor));
  }
  const where = { docId_seq: { docId, seq: 2 } };
  const kept = await db().ydocUpdate.findUniqueOrThrow({ where });
  await expect(asOwner((tx) => tx.ydocUpdate.delete({ where }))).rejects.toThrow('append-only');
  await damageLog(docId, 2);
  await expect(loadDraft(db(), docId)).rejects.toMatchObject({ name: 'DraftCorruptError' });
  await db().ydocUpdate.create({ data: { ...kept, payload: new Uint8Array([0, 0]) } });
  await expect(loadDraft(db(), docId)).rejects.toThrow('update 2 is damaged');
});

test('[N10] rows follow the draft: note, kind, replies, state, removal', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const { memberId } = editor;
  const id = newId();
  await appendServerEdit(docId, memberId, (ydoc) => {
    addAnnotation(ydoc, { id, author: memberId, selector: describeSelection(article.text, 4, 11), kind: 'question' });
    const note = findNote(ydoc, id);
    if (note) writeRichText(note, 'Which one?');
  });
  expect(await db().annotation.findUnique({ where: { id } })).toMatchObject({
    newsroomId: editor.newsroomId,
    revisionId: article.revisionId,
    authorId: memberId,
    startOffset: 4,
    endOffset: 11,
    exact: article.text.slice(4, 11),
    kind: 'question',
    note: 'Which one?',
    replyCount: 0,
  });
});

test('[D5] a server-written edit is refused for a stranger and where it breaks a rule', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const stranger = await buildMember();
  const edit = (ydoc: Y.Doc) =>
    addAnnotation(ydoc, {
      id: newId(),
      author: editor.memberId,
      selector: describeSelection(article.text, 0, 3),
      kind: 'note',
    });
  await expect(appendServerEdit(docId, stranger.memberId, edit)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const colleague = await buildMember({ newsroomId: editor.newsroomId });
  await expect(appendServerEdit(docId, colleague.memberId, edit)).rejects.toMatchObject({ code: 'INVALID' });
  expect(await db().ydoc.findUnique({ where: { docId } })).toBeNull();
});
