import { HocuspocusProvider } from '@hocuspocus/provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { describeSelection } from '#lib/anchoring/selector.ts';
import {
  addAnnotation,
  addReply,
  annotationsOf,
  findNote,
  readAnnotations,
  removeAnnotation,
} from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import type { OpenDraft } from '#lib/collab/client/open-draft.ts';
import { db, inTransaction } from '#lib/db.server.ts';
import { articleDocId, sheetDocId, storyDocId } from '#lib/draft-log/doc-id.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { ringDoorbell } from '#lib/signal/ring-doorbell.server.ts';
import { type CollabFixture, startCollabFixture, untilDraft, untilStatus } from '#seeds/collab-fixture.server.ts';
import { damageLog } from '#seeds/damage-log.server.ts';
import { buildArticleDraft, markPassage } from '#seeds/draft-factories.server.ts';
import { buildMember, buildStory } from '#seeds/factories.server.ts';
import { appendServerEdit } from './append-server-edit.server.ts';
import { mintCollabToken } from './token.server.ts';

let server: CollabFixture;

beforeAll(async () => {
  server = await startCollabFixture();
});

afterAll(() => server.stop());

function type(draft: OpenDraft, annotationId: string, words: string): void {
  const note = findNote(draft.ydoc, annotationId);
  if (!note) throw new Error('no note');
  writeRichText(note, words);
}

test('[D1] what two people write in one draft is the same for both', async () => {
  const { editor, colleague, article, docId } = await buildArticleDraft();
  const one = server.join(editor, docId);
  const other = server.join(colleague, docId);
  await Promise.all([untilStatus(one, 'saved'), untilStatus(other, 'saved')]);
  const id = markPassage(one, editor.memberId, article.text);
  await untilDraft(other, () => findNote(other.ydoc, id) !== null);
  type(one, id, 'from one');
  type(other, id, 'from the other');
  markPassage(other, colleague.memberId, article.text, 5);
  const isWhole = (draft: OpenDraft) => () => {
    const [first, second] = readAnnotations(draft.ydoc);
    return Boolean(first?.note.includes('one') && first.note.includes('other') && second);
  };
  await Promise.all([untilDraft(one, isWhole(one)), untilDraft(other, isWhole(other))]);
  expect(readAnnotations(one.ydoc)).toEqual(readAnnotations(other.ydoc));
});

test('[D2] an edit is in the log before it is acknowledged', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const draft = server.join(editor, docId);
  await untilStatus(draft, 'saved');
  const id = markPassage(draft, editor.memberId, article.text);
  await untilStatus(draft, 'saving');
  await untilStatus(draft, 'saved');
  const kept = await loadDraft(db(), docId);
  expect(readAnnotations(kept)).toEqual(readAnnotations(draft.ydoc));
  const row = await db().annotation.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ authorId: editor.memberId, startOffset: 0, endOffset: 3, note: '', resolved: false });
});

test('[D3] what is written while offline arrives after the next connect', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const first = await startCollabFixture();
  const draft = first.join(editor, docId);
  await untilStatus(draft, 'saved');
  const state = Y.encodeStateAsUpdate(draft.ydoc);
  await first.stop();
  const copy = { whenLoaded: Promise.resolve(), close: () => undefined, clear: async () => undefined };
  const again = server.join(editor, docId, {
    openDeviceCopy: (ydoc) => {
      Y.applyUpdate(ydoc, state);
      addAnnotation(ydoc, {
        id: newId(),
        author: editor.memberId,
        selector: describeSelection(article.text, 4, 8),
        kind: 'doubt',
      });
      return copy;
    },
  });
  await untilStatus(again, 'saved');
  expect(readAnnotations(await loadDraft(db(), docId))).toHaveLength(1);
});

test('[D4] an observer follows and cannot write', async () => {
  const { editor, observer, article, docId } = await buildArticleDraft();
  const draft = server.join(editor, docId);
  const watching = server.join(observer, docId);
  await Promise.all([untilStatus(draft, 'saved'), untilStatus(watching, 'reading')]);
  markPassage(draft, editor.memberId, article.text);
  await untilDraft(watching, () => readAnnotations(watching.ydoc).length === 1);
  markPassage(watching, observer.memberId, article.text, 5);
  await untilStatus(watching, 'refused');
  expect(readAnnotations(await loadDraft(db(), docId))).toHaveLength(1);
});

test('[D5] another newsroom’s draft is refused as one that does not exist', async () => {
  const { docId, article } = await buildArticleDraft();
  const stranger = await buildMember();
  const names = [docId, sheetDocId(article.storyId), storyDocId(article.storyId), articleDocId(newId()), 'nonsense'];
  const drafts = names.map((name) => server.join(stranger, name));
  await Promise.all(drafts.map((draft) => untilStatus(draft, 'not-found')));
  expect(new Set(drafts.map((draft) => draft.status().label)).size).toBe(1);
});

test('[D6] an annotation in another’s name is refused and audited, and its author gets the text back', async () => {
  const { editor, colleague, article, docId } = await buildArticleDraft();
  const draft = server.join(editor, docId);
  await untilStatus(draft, 'saved');
  draft.ydoc.transact(() => type(draft, markPassage(draft, colleague.memberId, article.text), 'my words'));
  await untilStatus(draft, 'refused');
  expect(draft.status()).toMatchObject({ words: expect.stringContaining('my words') });
  expect(readAnnotations(await loadDraft(db(), docId))).toEqual([]);
  const events = await db().auditEvent.findMany({ where: { newsroomId: editor.newsroomId } });
  expect(events).toMatchObject([
    { type: 'draft.refused', actor: editor.memberId, payload: { docId, reason: 'author' } },
  ]);
});

test('[D6] only its author or an admin removes an annotation', async () => {
  const { editor, colleague, article, docId } = await buildArticleDraft();
  const admin = await buildMember({ newsroomId: editor.newsroomId, role: 'admin' });
  const draft = server.join(editor, docId);
  await untilStatus(draft, 'saved');
  const id = markPassage(draft, editor.memberId, article.text);
  addReply(draft.ydoc, id, { id: newId(), author: editor.memberId });
  const other = server.join(colleague, docId);
  await untilDraft(other, () => annotationsOf(other.ydoc).has(id));
  removeAnnotation(other.ydoc, id);
  await untilStatus(other, 'refused');
  const chief = server.join(admin, docId);
  await untilDraft(chief, () => annotationsOf(chief.ydoc).has(id));
  removeAnnotation(chief.ydoc, id);
  await untilDraft(draft, () => !annotationsOf(draft.ydoc).has(id));
  expect(await db().annotation.findUnique({ where: { id } })).toBeNull();
});

test('[D11] an edit made by the server appears to everyone who has the draft open', async () => {
  const { editor, colleague, article, docId } = await buildArticleDraft();
  const draft = server.join(editor, docId);
  await untilStatus(draft, 'saved');
  const id = newId();
  await appendServerEdit(docId, colleague.memberId, (ydoc) => {
    const selector = describeSelection(article.text, 0, 3);
    addAnnotation(ydoc, { id, author: colleague.memberId, selector, kind: 'question' });
  });
  await untilDraft(draft, () => annotationsOf(draft.ydoc).has(id));
  markPassage(draft, editor.memberId, article.text, 5);
  await untilStatus(draft, 'saving');
  await untilStatus(draft, 'saved');
  expect(readAnnotations(await loadDraft(db(), docId))).toHaveLength(2);
});

test('[D12] a decision’s doorbell reaches the pages of its story, with its number and nothing else', async () => {
  const { editor, article } = await buildArticleDraft();
  const other = await buildStory({ actor: editor });
  const name = storyDocId(article.storyId);
  const page = new HocuspocusProvider({ url: server.url, name, token: await mintCollabToken(editor, 1) });
  const elsewhere = server.join(editor, storyDocId(other.id));
  const received: string[] = [];
  const rung = new Promise<void>((resolve) =>
    page.on('stateless', ({ payload }: { payload: string }) => {
      received.push(payload);
      if (payload.includes('8')) resolve();
    }),
  );
  await Promise.all([untilStatus(elsewhere, 'saved'), new Promise<void>((resolve) => page.on('synced', resolve))]);
  const rungElsewhere = new Promise<void>((resolve) => elsewhere.onRing(resolve));
  await inTransaction(async (tx) => {
    await ringDoorbell(tx, other.id, 6);
    await ringDoorbell(tx, article.storyId, 7);
  });
  await inTransaction((tx) => ringDoorbell(tx, article.storyId, 8));
  await Promise.all([rung, rungElsewhere]);
  expect(received.map((payload) => JSON.parse(payload))).toEqual([{ seq: 7 }, { seq: 8 }]);
  page.destroy();
});

test('[D13] a damaged log is an error, not an empty draft', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  await appendServerEdit(docId, editor.memberId, (ydoc) => {
    const selector = describeSelection(article.text, 0, 3);
    addAnnotation(ydoc, { id: newId(), author: editor.memberId, selector, kind: 'note' });
  });
  await damageLog(docId);
  const draft = server.join(editor, docId);
  await untilStatus(draft, 'offline');
  await expect(loadDraft(db(), docId)).rejects.toThrow('missing');
});
