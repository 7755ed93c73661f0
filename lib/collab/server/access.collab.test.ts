import { HocuspocusProvider } from '@hocuspocus/provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, readAnnotations } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import type { OpenDraft } from '#lib/collab/client/open-draft.ts';
import { listPeople, type PresenceState } from '#lib/collab/protocol/presence.ts';
import { db, inTransaction } from '#lib/db.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { announceAccessChange } from '#lib/signal/announce-access-change.server.ts';
import { type CollabFixture, startCollabFixture, until, untilStatus } from '#seeds/collab-fixture.server.ts';
import { buildArticle, buildMember } from '#seeds/factories.server.ts';
import { mintCollabToken } from './token.server.ts';

let server: CollabFixture;

beforeAll(async () => {
  server = await startCollabFixture();
});

afterAll(() => server.stop());

async function buildDrafts() {
  const editor = await buildMember({ name: 'Editor' });
  const { newsroomId } = editor;
  const colleague = await buildMember({ newsroomId, name: 'Colleague', colour: 3 });
  const observer = await buildMember({ newsroomId, role: 'observer' });
  const article = await buildArticle({ actor: editor });
  return { editor, colleague, observer, article, docId: articleDocId(article.revisionId) };
}

function mark(draft: OpenDraft, author: string, text: string, start = 0): string {
  const id = newId();
  addAnnotation(draft.ydoc, { id, author, selector: describeSelection(text, start, start + 3), kind: 'note' });
  return id;
}

test('[D7] presence shows whom the server knows, whatever the client claims', async () => {
  const { editor, colleague, docId } = await buildDrafts();
  const liar = server.join(editor, docId, { person: { memberId: colleague.memberId, name: 'Colleague', colour: 3 } });
  const witness = server.join(colleague, docId);
  const people = () => listPeople(witness.awareness.getStates().values() as Iterable<PresenceState>);
  await until(
    () => people().length === 2,
    (check) => witness.awareness.on('change', check),
  );
  expect(people().map(({ name }) => name)).toEqual(['Colleague', 'Editor']);
  liar.awareness.setLocalStateField('selection', { start: 1, end: 4 });
  const selectionOf = () => witness.awareness.getStates().get(liar.ydoc.clientID)?.selection;
  await until(
    () => selectionOf() !== undefined,
    (check) => witness.awareness.on('change', check),
  );
  expect(selectionOf()).toEqual({ start: 1, end: 4 });
});

test('[D7] a presence state of another client is dropped', async () => {
  const { editor, colleague, docId } = await buildDrafts();
  const victim = server.join(colleague, docId);
  await untilStatus(victim, 'saved');
  const forger = server.join(editor, docId);
  await untilStatus(forger, 'saved');
  const document = new Y.Doc();
  document.clientID = victim.ydoc.clientID;
  const token = await mintCollabToken(editor, 1);
  const second = new HocuspocusProvider({ url: server.url, name: docId, token, document });
  await new Promise<void>((resolve) => second.on('synced', resolve));
  second.setAwarenessField('selection', { start: 0, end: 9 });
  forger.awareness.setLocalStateField('selection', { start: 2, end: 3 });
  await until(
    () => victim.awareness.getStates().get(forger.ydoc.clientID)?.selection !== undefined,
    (check) => victim.awareness.on('change', check),
  );
  const people = listPeople(victim.awareness.getStates().values() as Iterable<PresenceState>);
  expect(people.map(({ name }) => name)).toEqual(['Colleague', 'Editor']);
  expect(victim.awareness.getStates().get(victim.ydoc.clientID)?.selection).toBeUndefined();
  second.destroy();
});

test('[D8] a token opens one document once', async () => {
  const { editor, docId } = await buildDrafts();
  const token = await mintCollabToken(editor, 1);
  const first = new HocuspocusProvider({ url: server.url, name: docId, token });
  await new Promise<void>((resolve) => first.on('authenticated', resolve));
  const second = new HocuspocusProvider({ url: server.url, name: docId, token });
  const closed = await new Promise<number>((resolve) =>
    second.on('close', ({ event }: { event: { code: number } }) => resolve(event.code)),
  );
  expect(closed).toBe(4401);
  first.destroy();
  second.destroy();
});

test('[D9] a change of role closes the member’s sockets and nothing more is applied', async () => {
  const { editor, article, docId } = await buildDrafts();
  const draft = server.join(editor, docId);
  await untilStatus(draft, 'saved');
  mark(draft, editor.memberId, article.text);
  await untilStatus(draft, 'saving');
  await untilStatus(draft, 'saved');
  await inTransaction(async (tx) => {
    await tx.member.update({
      where: { id: editor.memberId },
      data: { role: 'observer', accessVersion: { increment: 1 } },
    });
    await announceAccessChange(tx, editor.memberId);
  });
  await untilStatus(draft, 'offline');
  mark(draft, editor.memberId, article.text, 5);
  await untilStatus(draft, 'refused');
  expect(readAnnotations(await loadDraft(db(), docId))).toHaveLength(1);
});

test('[D9] an edit sent after access was taken away is not applied, even if no one announced it', async () => {
  const { editor, article, docId } = await buildDrafts();
  const draft = server.join(editor, docId);
  await untilStatus(draft, 'saved');
  await db().member.update({ where: { id: editor.memberId }, data: { removedAt: new Date() } });
  mark(draft, editor.memberId, article.text);
  await untilStatus(draft, 'offline');
  expect(readAnnotations(await loadDraft(db(), docId))).toEqual([]);
});

test('[D10] a page of another origin cannot connect', async () => {
  const socket = new WebSocket(server.url, { origin: 'https://elsewhere.example' });
  const status = await new Promise((resolve) =>
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode)),
  );
  expect(status).toBe(403);
});
