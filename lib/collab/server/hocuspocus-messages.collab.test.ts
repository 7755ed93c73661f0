import { type Configuration, type Document, IncomingMessage, MessageReceiver } from '@hocuspocus/server';
import * as encoding from 'lib0/encoding';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { AUTH, MESSAGE, SYNC } from '#lib/collab/protocol/messages.ts';
import {
  type BareContext,
  type BareHocuspocus,
  closeCode,
  type Peer,
  startBareHocuspocus,
  updateOf,
  wordsOf,
} from '#seeds/bare-hocuspocus.ts';
import { beforeEachChange, broadcast, findRefusal, isUnreadable, setBroadcastDelay } from './hocuspocus.server.ts';

const DOC = 'draft';

let server: BareHocuspocus;

afterEach(async () => {
  vi.restoreAllMocks();
  await server.stop();
});

/** Starts the library with the hooks and opens DOC once. */
async function join(hooks: Partial<Configuration<BareContext>>): Promise<Peer> {
  server = await startBareHocuspocus(hooks);
  return server.join(DOC);
}

function documentOf(docId = DOC): Document {
  const document = server.hocuspocus.documents.get(docId);
  if (!document) throw new Error('not open');
  return document;
}

test('[H21] of a socket, the server uses only send, close and readyState', async () => {
  const { promise: connected, resolve } = Promise.withResolvers<void>();
  server = await startBareHocuspocus({ connected: async () => resolve() });
  const used = new Set<PropertyKey>();
  const target = { readyState: 1, send: () => undefined, close: () => undefined };
  const socket = new Proxy(target, {
    get: (object, key: keyof typeof target) => {
      used.add(key);
      return object[key];
    },
  });
  const request = new Request('http://bare.invalid/');
  const client = server.hocuspocus.handleConnection(socket, request);
  vi.spyOn(console, 'error').mockReturnValue();
  client.handleMessage(new Uint8Array([255]));
  client.handleMessage(Uint8Array.of(5, ...Buffer.from(DOC), MESSAGE.auth, AUTH.token, 0));
  await connected;
  broadcast(server.hocuspocus, DOC, { seq: 1 });
  client.handleClose({ code: 1000, reason: '' });
  expect([...used].sort()).toEqual(['close', 'readyState', 'send']);
});

test('[H22] a message that no connection sent is applied without beforeSync', async () => {
  const seen: number[] = [];
  await join({ beforeSync: async ({ type }) => void seen.push(type) });
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, SYNC.update);
  encoding.writeVarUint8Array(encoder, updateOf('past the hook'));
  const frame = new IncomingMessage(encoding.toUint8Array(encoder));
  await new MessageReceiver(frame).apply(documentOf());
  expect(wordsOf(documentOf())).toEqual(['past the hook']);
  expect(seen).toEqual([SYNC.step1]);
});

test('[H23] a socket is closed with a code of its own when a frame cannot be read and when too many documents are opening', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  server = await startBareHocuspocus({ maxPendingDocuments: 1 });
  const unreadable = await server.connect(DOC);
  unreadable.socket.send(new Uint8Array([200, 1]));
  expect(findRefusal(await closeCode(unreadable))).toBe('malformed-frame');
  const greedy = await server.connect(DOC);
  for (const name of [1, 2]) greedy.socket.send(Uint8Array.of(1, 97 + name, MESSAGE.sync, SYNC.step1));
  expect(findRefusal(await closeCode(greedy))).toBe('opening-too-large');
});

test('[H24] the delay of what is sent is read at the first waiting change, and can change while the document is open', async () => {
  await join({});
  const reader = await server.join(DOC);
  const document = documentOf();
  const delays = [60_000, 0];
  beforeEachChange(document, () => setBroadcastDelay(document, delays.shift() ?? 0));
  const updates = () => reader.received.filter(({ type }) => type === MESSAGE.sync).length;
  const before = updates();
  Y.applyUpdate(document, updateOf('waits'));
  Y.applyUpdate(document, updateOf('waits with it'));
  await reader.delivered();
  expect(updates()).toBe(before);
  document.flush();
  Y.applyUpdate(document, updateOf('goes at once'));
  await vi.waitUntil(() => updates() === before + 2, { timeout: 10_000 });
  document.awareness.setLocalState({ user: 'goes at once too' });
  await vi.waitUntil(() => reader.received.some(({ type }) => type === MESSAGE.awareness), { timeout: 10_000 });
});

test('[H25] a message that cannot be handled ends its document’s connection with 4205 and leaves the socket open', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const ended = Promise.withResolvers<{ code: number } | undefined>();
  const peer = await join({
    connected: async ({ connection }) => void connection.onClose((_document, event) => ended.resolve(event)),
  });
  peer.send(MESSAGE.sync, (encoder) => encoding.writeVarUint(encoder, SYNC.update));
  expect(isUnreadable(await ended.promise)).toBe(true);
  await peer.delivered();
  expect(peer.farEnd.readyState).toBe(peer.farEnd.OPEN);
});
