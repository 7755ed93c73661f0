import { hash } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { mintCollabToken } from '#lib/collab/server/token.server.ts';
import { db, inTransaction } from '#lib/db.server.ts';
import { FRAME_MAX_BYTES, UPDATE_MAX_BYTES } from '#lib/draft-log/limits.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { REFUSED_CODE } from '#lib/draft-log/refusal.ts';
import { lockHead } from '#lib/draft-log/update-log.server.ts';
import { connectRaw, encodeAnswer, makeUpdate } from '#scripts/faults/raw-client.ts';
import { type CollabFixture, startCollabFixture, untilDraft, untilStatus } from '#seeds/collab-fixture.server.ts';
import { buildSheetDraft } from '#seeds/draft-factories.server.ts';
import { type OpenDraft, SignedOutError } from './open-draft.ts';

let server: CollabFixture;

beforeAll(async () => {
  server = await startCollabFixture();
});

afterAll(() => server.stop());

const body = ({ ydoc }: { ydoc: Y.Doc }) => ydoc.getXmlFragment('body');
const readKept = async (docId: string) => (await loadDraft(db(), docId)).getXmlFragment('body').toString();

test('[D20] what was typed offline arrives whole, though it is larger than a frame', async () => {
  const { editor, docId } = await buildSheetDraft();
  const paragraph = 'offline '.repeat(UPDATE_MAX_BYTES / 16);
  const paragraphs = Math.ceil((2.5 * FRAME_MAX_BYTES) / paragraph.length);
  const openDeviceCopy = (ydoc: Y.Doc) => {
    for (let count = 0; count < paragraphs; count += 1) writeRichText(ydoc.getXmlFragment('body'), paragraph);
    return { whenLoaded: Promise.resolve(), close: () => undefined, clear: async () => undefined };
  };
  const draft = server.join(editor, docId, { openDeviceCopy });
  await untilStatus(draft, 'saved');
  expect(await readKept(docId)).toBe(body(draft).toString());
  const reader = server.join(editor, docId);
  await untilDraft(reader, () => body(reader).length === paragraphs);
});

test('[D20] a second first sync of that size over one connect is refused', async () => {
  const { editor, docId } = await buildSheetDraft();
  const write = (words: string) => (ydoc: Y.Doc) => writeRichText(ydoc.getXmlFragment('body'), words);
  const client = await connectRaw(server.url, docId, await mintCollabToken(editor, 1));
  const first = makeUpdate(client.ydoc, write('x'.repeat(UPDATE_MAX_BYTES + 1)));
  client.socket.send(encodeAnswer(docId, first));
  await untilDraft(client, () => body(client).length === 1);
  client.socket.send(encodeAnswer(docId, makeUpdate(client.ydoc, write('y'.repeat(UPDATE_MAX_BYTES + 1)))));
  const [code, reason]: [number, Buffer] = await new Promise((resolve) =>
    client.socket.on('close', (...closing) => resolve(closing)),
  );
  expect([code, reason.toString()]).toEqual([REFUSED_CODE, 'too-large']);
  const kept = await readKept(docId);
  expect([kept.includes('x'), kept.includes('y')]).toEqual([true, false]);
});

test('[D16] a single change over its limit is refused, and its author gets the text back', async () => {
  const { editor, docId } = await buildSheetDraft();
  const draft = server.join(editor, docId);
  await untilStatus(draft, 'saved');
  writeRichText(body(draft), 'x'.repeat(UPDATE_MAX_BYTES + 1));
  await untilStatus(draft, 'refused');
  expect(draft.status()).toMatchObject({ words: expect.stringContaining('xxx'), isCleared: true });
  expect(await readKept(docId)).toBe('');
});

test('[D3] a member who types while connecting is neither refused nor shown "Saved" too early', async () => {
  const { editor, docId } = await buildSheetDraft();
  const { newsroomId } = editor;
  await db().ydoc.create({ data: { docId, newsroomId } });
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  // While its row is locked nothing is appended to the log, so nothing may be shown as saved.
  const lock = inTransaction(async (tx) => {
    await lockHead(tx, docId, newsroomId);
    held.resolve();
    await released.promise;
  });
  await held.promise;
  let draft: OpenDraft | null = null;
  const fetchToken = async () => {
    if (draft) writeRichText(body(draft), 'while the token is fetched');
    const token = await mintCollabToken(editor, 1);
    if (draft) writeRichText(body(draft), 'just before the sync');
    return token;
  };
  draft = server.join(editor, docId, { fetchToken });
  const typed = draft;
  const states: string[] = [];
  typed.onStatus(() => states.push(typed.status().state));
  writeRichText(body(typed), 'before the connect');
  await untilStatus(typed, 'saving');
  for (let count = 0; count < 40; count += 1) {
    writeRichText(body(typed), `typed on ${count}`);
    await readKept(docId);
  }
  expect(states).not.toContain('saved');
  released.resolve();
  await lock;
  await untilStatus(typed, 'saved');
  expect(states).not.toContain('refused');
  expect(await readKept(docId)).toBe(body(typed).toString());
});

test('[D19] a client that goes offline shows it at once, even if the server cannot be notified', async () => {
  const { editor, docId } = await buildSheetDraft();
  const pipes: Socket[] = [];
  const cable = createServer((near) => {
    const far = connect(Number(new URL(server.url).port), '127.0.0.1');
    pipes.push(near.pipe(far), far.pipe(near));
  });
  await new Promise<void>((resolve) => cable.listen(0, '127.0.0.1', resolve));
  const url = new URL(server.url);
  url.port = String((cable.address() as AddressInfo).port);
  const draft = server.join(editor, docId, { url: url.href });
  await untilStatus(draft, 'saved');
  for (const pipe of pipes) pipe.pause();
  draft.drop();
  expect(draft.status().state).toBe('offline');
  writeRichText(body(draft), 'typed meanwhile');
  draft.retry();
  await untilStatus(draft, 'saved');
  expect(await readKept(docId)).toContain('typed meanwhile');
  for (const pipe of pipes) pipe.destroy();
  cable.close();
});

test('[D19] a token that comes when its connection is gone is not used on the next one', async () => {
  const { editor, docId } = await buildSheetDraft();
  const fetches: { token: string; arrive: () => void }[] = [];
  const fetchToken = async () => {
    const token = await mintCollabToken(editor, 1);
    return new Promise<string>((resolve) => fetches.push({ token, arrive: () => resolve(token) }));
  };
  const draft = server.join(editor, docId, { fetchToken });
  await vi.waitUntil(() => fetches.length === 1);
  draft.drop();
  await vi.waitUntil(() => fetches.length === 2, { timeout: 10_000 });
  const [late, inTime] = fetches;
  late?.arrive();
  await new Promise(setImmediate);
  inTime?.arrive();
  await untilStatus(draft, 'saved');
  const isUsed = async (token = '') =>
    (await db().collabToken.findUnique({ where: { hash: hash('sha256', token) } }))?.usedAt instanceof Date;
  expect([await isUsed(late?.token), await isUsed(inTime?.token)]).toEqual([false, true]);
});

test('[D19] a member who was signed out sees it, keeps what they wrote, and goes on without a reload', async () => {
  const { editor, docId } = await buildSheetDraft();
  let isSignedIn = false;
  const fetchToken = async () => {
    if (!isSignedIn) throw new SignedOutError();
    return mintCollabToken(editor, 1);
  };
  const draft = server.join(editor, docId, { fetchToken });
  writeRichText(body(draft), 'not yet saved');
  await untilStatus(draft, 'signed-out');
  expect(draft.status().label).toContain('with unsaved changes');
  isSignedIn = true;
  draft.retry();
  await untilStatus(draft, 'saved');
  expect(await readKept(docId)).toContain('not yet saved');
});

test('[D19] two tabs of one person write one draft', async () => {
  const { editor, docId } = await buildSheetDraft();
  const [one, two] = [server.join(editor, docId), server.join(editor, docId)];
  await Promise.all([untilStatus(one, 'saved'), untilStatus(two, 'saved')]);
  writeRichText(body(one), 'in one tab');
  writeRichText(body(two), 'in the other');
  const both = (draft: OpenDraft) => untilDraft(draft, () => body(draft).length === 2);
  await Promise.all([both(one), both(two)]);
  expect(Y.encodeStateVector(one.ydoc)).toEqual(Y.encodeStateVector(two.ydoc));
});
