import { HocuspocusProvider } from '@hocuspocus/provider';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { MESSAGE, SYNC } from '#lib/collab/protocol/messages.ts';
import { db } from '#lib/db.server.ts';
import {
  DOCUMENTS_PER_SOCKET,
  FRAME_MAX_BYTES,
  REFUSALS_WRITTEN_MAX,
  UNAUTHENTICATED_SOCKETS_PER_ADDRESS,
} from '#lib/draft-log/limits.ts';
import { CLOSE } from '#lib/draft-log/refusal.ts';
import { connectRaw, encodeAuth, encodeUpdate } from '#scripts/faults/raw-client.ts';
import { type CollabFixture, startCollabFixture, untilStatus } from '#seeds/collab-fixture.server.ts';
import { buildSheetDraft } from '#seeds/draft-factories.server.ts';
import { readMetrics } from './metrics.server.ts';
import { recordRefusal } from './record-refusal.server.ts';
import { mintCollabToken } from './token.server.ts';

let server: CollabFixture;

beforeAll(async () => {
  server = await startCollabFixture();
});

afterAll(() => server.stop());

async function connectWith(docId: string, token: string): Promise<number> {
  const provider = new HocuspocusProvider({ url: server.url, name: docId, token });
  const code = await new Promise<number>((resolve) =>
    provider.on('close', ({ event }: { event: { code: number } }) => resolve(event.code)),
  );
  provider.destroy();
  return code;
}

async function listRefusals(newsroomId: string): Promise<unknown[]> {
  const events = await db().auditEvent.findMany({
    where: { newsroomId, type: 'draft.refused' },
    orderBy: { seq: 'asc' },
  });
  return events.map(({ payload }) => payload);
}

async function readCount(reason: string): Promise<number> {
  const { text } = await readMetrics();
  return Number(new RegExp(`rejections_total{reason="${reason}"} (\\d+)`).exec(text)?.[1] ?? 0);
}

test('[D21] tokens that are reused or too old, and documents that are not there, are audited with their member', async () => {
  const { editor, docId } = await buildSheetDraft();
  const used = await mintCollabToken(editor, 1);
  const first = new HocuspocusProvider({ url: server.url, name: docId, token: used });
  await new Promise<void>((resolve) => first.on('authenticated', resolve));
  expect(await connectWith(docId, used)).toBe(4401);
  const old = await mintCollabToken(editor, 1);
  await db()
    .$executeRaw`UPDATE collab_token SET expires_at = now() - interval '1 second' WHERE member_id = ${editor.memberId}::uuid AND used_at IS NULL`;
  expect(await connectWith(docId, old)).toBe(4401);
  const foreign = await buildSheetDraft();
  expect(await connectWith(foreign.docId, await mintCollabToken(editor, 1))).toBe(4404);
  expect(await connectWith('sheet:\u0000nonsense', await mintCollabToken(editor, 1))).toBe(4404);
  expect(await connectWith(docId, await mintCollabToken(editor, 7))).toBe(4401);
  first.destroy();
  expect(await listRefusals(editor.newsroomId)).toEqual([
    { docId, reason: 'token-reused' },
    { docId, reason: 'token-expired' },
    { docId: foreign.docId, reason: 'not-found' },
    { docId: 'unknown', reason: 'not-found' },
    { docId, reason: 'session-over' },
  ]);
  expect(await listRefusals(foreign.editor.newsroomId)).toEqual([]);
});

test('[D21] strangers are counted: a foreign origin, a made-up token', async () => {
  const { docId } = await buildSheetDraft();
  const before = { origin: await readCount('origin'), token: await readCount('token-unknown') };
  const socket = new WebSocket(server.url, { origin: 'https://elsewhere.example' });
  await new Promise((resolve) => socket.on('unexpected-response', resolve));
  expect(await connectWith(docId, 'made up')).toBe(4401);
  expect(await readCount('origin')).toBe(before.origin + 1);
  expect(await readCount('token-unknown')).toBe(before.token + 1);
});

const NOTHING = new Uint8Array([0, 0]);
const UNREADABLE = Buffer.from([200, 1]);
const FRAMES: [reason: string, code: number, send: (socket: WebSocket) => void][] = [
  ['malformed-frame', CLOSE.malformed.code, (socket) => socket.send(UNREADABLE)],
  ['text-frame', CLOSE.binaryOnly.code, (socket) => socket.send('words')],
  ['frame-too-large', 1009, (socket) => socket.send(new Uint8Array(FRAME_MAX_BYTES + 1))],
];

test.each(FRAMES)('[D21] a %s is counted, and audited where the member is known', async (reason, code, send) => {
  const { editor, docId } = await buildSheetDraft();
  const before = await readCount(reason);
  const stranger = new WebSocket(server.url);
  await new Promise((resolve) => stranger.on('open', resolve));
  send(stranger);
  expect(await new Promise((resolve) => stranger.on('close', resolve))).toBe(code);
  expect(await readCount(reason)).toBe(before + 1);
  const { socket } = await connectRaw(server.url, docId, await mintCollabToken(editor, 1));
  send(socket);
  expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(code);
  await vi.waitUntil(async () => (await listRefusals(editor.newsroomId)).length === 1, { timeout: 10_000 });
  expect(await listRefusals(editor.newsroomId)).toEqual([{ docId: 'unknown', reason }]);
  expect(await readCount(reason)).toBe(before + 2);
});

/** Of a document that is open: a sync without its update, presence that is no JSON, a message that only servers send. */
const UNREADABLE_MESSAGES = [
  [MESSAGE.sync, SYNC.update],
  [MESSAGE.awareness, 5, 1, 1, 1, 1, 33],
  [MESSAGE.broadcastStateless],
];

test.each(UNREADABLE_MESSAGES)(
  '[D21] an unreadable message of type %d is audited, and closes its socket',
  async (...message) => {
    const { editor, docId } = await buildSheetDraft();
    const { socket } = await connectRaw(server.url, docId, await mintCollabToken(editor, 1));
    const before = await readCount('malformed-frame');
    socket.send(Uint8Array.of(docId.length, ...Buffer.from(docId), ...message));
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(CLOSE.malformed.code);
    await vi.waitUntil(async () => (await listRefusals(editor.newsroomId)).length === 1, { timeout: 10_000 });
    expect(await listRefusals(editor.newsroomId)).toEqual([{ docId, reason: 'malformed-frame' }]);
    expect(await readCount('malformed-frame')).toBe(before + 1);
  },
);

test('[D21] documents beyond a socket’s limit are counted and audited', async () => {
  const { editor, docId } = await buildSheetDraft();
  const { socket } = await connectRaw(server.url, `${docId}\0first`, await mintCollabToken(editor, 1));
  const before = await readCount('too-many-documents');
  for (let index = 1; index <= DOCUMENTS_PER_SOCKET; index += 1) {
    socket.send(encodeAuth(`${docId}\0${index}`, await mintCollabToken(editor, 1)));
  }
  expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(CLOSE.limit.code);
  await vi.waitUntil(async () => (await listRefusals(editor.newsroomId)).length === 1, { timeout: 10_000 });
  expect(await listRefusals(editor.newsroomId)).toEqual([{ docId, reason: 'too-many-documents' }]);
  expect(await readCount('too-many-documents')).toBe(before + 1);
});

test('[D21] more than is kept for a document that is opening is counted', async () => {
  const before = await readCount('opening-too-large');
  const socket = new WebSocket(server.url);
  await new Promise((resolve) => socket.on('open', resolve));
  for (let index = 0; index <= DOCUMENTS_PER_SOCKET + 1; index += 1) socket.send(encodeUpdate(`d${index}`, NOTHING));
  await new Promise((resolve) => socket.on('close', resolve));
  expect(await readCount('opening-too-large')).toBe(before + 1);
});

test('[D29] one address cannot take the place of others with sockets that never authenticate', async () => {
  const open = (address: string) => new WebSocket(server.url, { headers: { 'x-forwarded-for': address } });
  const statusOf = (socket: WebSocket) =>
    new Promise<number>((resolve) => {
      socket.on('open', () => resolve(101));
      socket.on('unexpected-response', (_request, { statusCode = 0 }) => resolve(statusCode));
    });
  const idle = Array.from({ length: UNAUTHENTICATED_SOCKETS_PER_ADDRESS }, () => open('198.51.100.1'));
  expect(new Set(await Promise.all(idle.map(statusOf)))).toEqual(new Set([101]));
  expect(await statusOf(open('198.51.100.1'))).toBe(503);
  const other = open('198.51.100.2');
  expect(await statusOf(other)).toBe(101);
  for (const socket of [...idle, other]) socket.terminate();
});

test('[D21] one member’s refusals cannot fill the audit log', async () => {
  const { editor, docId } = await buildSheetDraft();
  const many = REFUSALS_WRITTEN_MAX * 3;
  for (let count = 0; count < many; count += 1) await recordRefusal(editor, docId, 'shape');
  expect(await listRefusals(editor.newsroomId)).toHaveLength(REFUSALS_WRITTEN_MAX);
  expect(await readCount('shape')).toBeGreaterThanOrEqual(many);
});

test('[D24] the metrics count sockets, documents and updates, and name no one', async () => {
  const { editor, docId } = await buildSheetDraft();
  const draft = server.join(editor, docId);
  await untilStatus(draft, 'saved');
  const { text } = await readMetrics();
  for (const name of ['sockets', 'connections', 'documents', 'updates_total', 'append_seconds', 'lag_seconds']) {
    expect(text).toContain(`touchstone_collab_${name}`);
  }
  expect(text).toMatch(/touchstone_collab_sockets [1-9]/);
  expect(text).not.toContain(editor.newsroomId);
  expect(text).not.toContain(docId);
  expect(text).not.toMatch(/vote|round|rating|doorbell/);
});
