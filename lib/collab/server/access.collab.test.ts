import { HocuspocusProvider } from '@hocuspocus/provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, annotationsOf, readAnnotations } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { listPeople, type PresenceState } from '#lib/collab/protocol/presence.ts';
import { db, inTransaction } from '#lib/db.server.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { announceAccessChange } from '#lib/signal/announce-access-change.server.ts';
import { connectRaw, makeUpdate } from '#scripts/faults/raw-client.ts';
import {
  type CollabFixture,
  startCollabFixture,
  until,
  untilDraft,
  untilStatus,
} from '#seeds/collab-fixture.server.ts';
import { buildArticleDraft, markPassage } from '#seeds/draft-factories.server.ts';
import { mintCollabToken } from './token.server.ts';

let server: CollabFixture;

beforeAll(async () => {
  server = await startCollabFixture();
});

afterAll(() => server.stop());

test('[D7] presence shows whom the server knows, whatever the client claims', async () => {
  const { editor, colleague, docId } = await buildArticleDraft();
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
  const { editor, colleague, observer, article, docId } = await buildArticleDraft();
  const victim = server.join(colleague, docId);
  const witness = server.join(observer, docId);
  await Promise.all([untilStatus(victim, 'saved'), untilStatus(witness, 'reading')]);
  const forger = await connectRaw(server.url, docId, await mintCollabToken(editor, 1));
  const forged = new Awareness(new Y.Doc());
  forged.clientID = victim.ydoc.clientID;
  const states = new Map([[forged.clientID, { selection: { start: 0, end: 9 } }]]);
  // A clock ahead of the victim's own, which every reader would take for newer.
  forged.meta.set(forged.clientID, { clock: 1_000, lastUpdated: 0 });
  forger.sendAwareness(encodeAwarenessUpdate(forged, [forged.clientID], states));
  const id = newId();
  forger.sendUpdate(
    makeUpdate(forger.ydoc, (ydoc) => {
      const selector = describeSelection(article.text, 0, 3);
      addAnnotation(ydoc, { id, author: editor.memberId, selector, kind: 'note' });
    }),
  );
  await untilDraft(witness, () => annotationsOf(witness.ydoc).has(id));
  const presenceOf = (clientId: number) => witness.awareness.getStates().get(clientId);
  victim.awareness.setLocalStateField('cursor', 'later');
  await until(
    () => presenceOf(victim.ydoc.clientID)?.cursor === 'later',
    (check) => witness.awareness.on('change', check),
  );
  expect(presenceOf(victim.ydoc.clientID)).toMatchObject({ user: { name: 'Colleague' } });
  expect(presenceOf(victim.ydoc.clientID)?.selection).toBeUndefined();
  forged.destroy();
  forger.close();
});

test('[D8] a token opens one document once', async () => {
  const { editor, docId } = await buildArticleDraft();
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
  const { editor, article, docId } = await buildArticleDraft();
  const draft = server.join(editor, docId);
  await untilStatus(draft, 'saved');
  markPassage(draft, editor.memberId, article.text);
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
  markPassage(draft, editor.memberId, article.text, 5);
  await untilStatus(draft, 'refused');
  expect(readAnnotations(await loadDraft(db(), docId))).toHaveLength(1);
});

test('[D9] an edit sent after access was taken away is not applied, even if no one announced it', async () => {
  const { editor, article, docId } = await buildArticleDraft();
  const draft = server.join(editor, docId);
  await untilStatus(draft, 'saved');
  await db().member.update({ where: { id: editor.memberId }, data: { removedAt: new Date() } });
  markPassage(draft, editor.memberId, article.text);
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
