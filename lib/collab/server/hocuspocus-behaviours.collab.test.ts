import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { type Configuration, type Document, Hocuspocus, IncomingMessage, MessageReceiver } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

/*
 * What Hocuspocus does that its documentation does not promise, and that Touchstone relies on or works around. Each has one test
 * against the library itself; a failure after an upgrade names the code to read again.
 *
 * H1 An acknowledgement follows `beforeSync`, one message at a time: so an edit is in the log before it is acknowledged, and
 *    `waitForPendingMessages` covers both. (draft-hooks, collab-server: drain)
 * H2 Hocuspocus applies a message itself after `beforeSync`, and what the hook applied already causes no second event; an update
 *    whose origin is not one of its connections goes to everyone and is stored. (live-draft: LOCAL)
 * H3 A hook that throws closes the document, not the socket; without a message it is not printed by the hook chain. (draft-hooks:
 *    ClosingError, `closing`)
 * H4 After a refused authentication the socket stays open on both sides. (draft-hooks; open-draft: onAuthenticationFailed)
 * H5 `beforeHandleAwareness` sees the scratch copy's own empty state, and what it deletes is not applied. (presence, draft-hooks)
 * H6 `getClients` is the live set by which presence is removed when a connection closes. (share-presence, draft-hooks: claimClients)
 * H7 A message without a connection skips `beforeSync`, which is how the Redis extension's messages come in: so it is not
 *    used. (fan-out)
 * H8 Of the socket, the server uses `send`, `close` and `readyState`. (socket)
 * H9 The provider's socket queues updates while it is closed and sends them after the next connect, where the count of
 *    messages without an acknowledgement has begun again at the first sync alone. (draft-web-socket: send)
 * H10 A disconnect does not cancel a reconnect that is due. (draft-web-socket: end)
 * H11 Each open starts a sync when its token arrives, though its connection is gone. (open-draft: fetchTokenInTime)
 */

const NAME = 'sheet:1';
const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const CLOSE = 7;
const SYNC_STATUS = 8;
const STEP_1 = 0;
const UPDATE = 2;

/** A socket that records what Hocuspocus does with it. */
function fakeSocket() {
  const frames: Uint8Array[] = [];
  const closes: unknown[] = [];
  const used = new Set<PropertyKey>();
  const target = {
    readyState: 1,
    send: (frame: Uint8Array) => void frames.push(frame.slice()),
    close: (code?: number) => void closes.push(code),
  };
  const socket = new Proxy(target, {
    get: (object, key: keyof typeof target) => {
      used.add(key);
      return object[key];
    },
  });
  return { socket, frames, closes, used, types: () => frames.map(readType) };
}

function readType(frame: Uint8Array): number {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarString(decoder);
  return decoding.readVarUint(decoder);
}

/** The message's type and, for a sync, which kind. */
function readKind(frame: Uint8Array): string {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarString(decoder);
  const type = decoding.readVarUint(decoder);
  return type === SYNC ? `${type} ${decoding.readVarUint(decoder)}` : `${type}`;
}

function message(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, NAME);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const AUTH_MESSAGE = message((encoder) => {
  encoding.writeVarUint(encoder, AUTH);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, 'token');
});

const AUTHENTICATED = message((encoder) => {
  encoding.writeVarUint(encoder, AUTH);
  encoding.writeVarUint(encoder, 2);
  encoding.writeVarString(encoder, 'read-write');
});

function updateMessage(update: Uint8Array): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, UPDATE);
    encoding.writeVarUint8Array(encoder, update);
  });
}

function edit(key: string): Uint8Array {
  const ydoc = new Y.Doc();
  ydoc.getMap('m').set(key, 1);
  return Y.encodeStateAsUpdate(ydoc);
}

/** A server with the hooks, and one authenticated connection to it. */
async function connect(hooks: Partial<Configuration> = {}) {
  const connected = Promise.withResolvers<void>();
  const hocuspocus = new Hocuspocus({ quiet: true, flushDelay: false, ...hooks });
  hocuspocus.configuration.extensions.push({ connected: async () => connected.resolve() });
  const fake = fakeSocket();
  const client = hocuspocus.handleConnection(fake.socket, new Request('http://collab.invalid/'));
  client.handleMessage(AUTH_MESSAGE);
  await connected.promise;
  const document = hocuspocus.documents.get(NAME) as Document;
  const [connection] = document.getConnections();
  if (!connection) throw new Error('there is no connection');
  const handled = async (frame: Uint8Array) => {
    client.handleMessage(frame);
    await connection.waitForPendingMessages();
  };
  return { ...fake, hocuspocus, client, document, connection, handled };
}

const printed = vi.spyOn(console, 'error');
beforeEach(() => void printed.mockReset().mockImplementation(() => undefined));

const closing: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that only listens, with the sockets and frames that arrive. */
async function listen() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  closing.push(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  await once(server, 'listening');
  const kinds: string[] = [];
  const sockets: WebSocket[] = [];
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (frame: Buffer) => {
      kinds.push(readKind(new Uint8Array(frame)));
      server.emit('kind');
    });
  });
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, url, kinds, sockets };
}

function provide(websocketProvider: HocuspocusProviderWebsocket, token: () => Promise<string>): HocuspocusProvider {
  const provider = new HocuspocusProvider({ websocketProvider, name: NAME, token });
  provider.attach();
  closing.push(() => {
    provider.destroy();
    websocketProvider.destroy();
  });
  return provider;
}

test('[D2] H1: acknowledgements follow beforeSync, one message at a time', async () => {
  const steps: string[] = [];
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let count = 0;
  const { client, connection, types } = await connect({
    beforeSync: async () => {
      const index = count++;
      steps.push(`begin ${index}`);
      await gates[index]?.promise;
      steps.push(`end ${index}, ${types().filter((type) => type === SYNC_STATUS).length} acknowledged`);
    },
  });
  client.handleMessage(updateMessage(edit('a')));
  client.handleMessage(updateMessage(edit('b')));
  gates[1]?.resolve();
  await new Promise(setImmediate);
  expect(steps).toEqual(['begin 0']);
  gates[0]?.resolve();
  await connection.waitForPendingMessages();
  expect(steps).toEqual(['begin 0', 'end 0, 0 acknowledged', 'begin 1', 'end 1, 1 acknowledged']);
  expect(types().filter((type) => type === SYNC_STATUS)).toHaveLength(2);
});

test('[D2] H2: what beforeSync applied is sent to everyone and stored, once', async () => {
  const stored = Promise.withResolvers<void>();
  const update = edit('a');
  const { document, handled, frames } = await connect({
    debounce: 0,
    beforeSync: async ({ document: opened }) => Y.applyUpdate(opened, update, { source: 'local' }),
    onStoreDocument: async () => stored.resolve(),
  });
  let events = 0;
  document.on('update', () => {
    events += 1;
  });
  await handled(updateMessage(update));
  await stored.promise;
  expect(events).toBe(1);
  expect(frames.map(readKind).filter((kind) => kind === `${SYNC} ${UPDATE}`)).toHaveLength(1);
});

test('[D42] H3: a hook that throws closes the document and leaves the socket open', async () => {
  const error = new Error('');
  const { document, handled, closes, types } = await connect({
    beforeSync: () => Promise.reject(error),
  });
  await handled(updateMessage(edit('a')));
  expect(document.getConnections()).toEqual([]);
  expect(types()).toContain(CLOSE);
  expect(types()).not.toContain(SYNC_STATUS);
  expect(closes).toEqual([]);
  // Printed once, as what closes the connection, with the error itself.
  expect(printed.mock.calls).toEqual([[expect.stringContaining('closing connection'), error]]);
});

test('[D42] H4: a refused authentication leaves the socket open on both sides', async () => {
  const { server, url, sockets } = await listen();
  const hocuspocus = new Hocuspocus({ quiet: true, onAuthenticate: () => Promise.reject(new Error('')) });
  server.on('connection', (socket) => {
    const client = hocuspocus.handleConnection(
      { send: (frame: Uint8Array) => socket.send(frame), close: () => socket.close(), readyState: 1 },
      new Request('http://collab.invalid/'),
    );
    socket.on('message', (frame: Buffer) => client.handleMessage(new Uint8Array(frame)));
    socket.on('close', () => client.handleClose());
  });
  const websocket = new HocuspocusProviderWebsocket({ url });
  const provider = provide(websocket, async () => 'token');
  await new Promise<void>((resolve) => void provider.on('authenticationFailed', () => resolve()));
  // A round trip, in which a close would have arrived.
  const [socket] = sockets as [WebSocket];
  socket.ping();
  await once(socket, 'pong');
  expect([socket.readyState, websocket.webSocket?.readyState]).toEqual([1, 1]);
});

test('[D7] H5: beforeHandleAwareness decides which states are applied, and sees an empty one of the scratch copy', async () => {
  const seen: unknown[] = [];
  const { document, handled } = await connect({
    beforeHandleAwareness: async ({ states }) => {
      seen.push(...states.values());
      for (const [client, state] of states) if (state.name !== 'Ann') states.delete(client);
    },
  });
  const awareness = new Awareness(new Y.Doc());
  closing.push(() => awareness.destroy());
  awareness.setLocalState({ name: 'Ann' });
  awareness.states.set(7, { name: 'Ben' });
  awareness.meta.set(7, { clock: 1, lastUpdated: 0 });
  await handled(awarenessMessage(awareness, [awareness.clientID, 7]));
  expect(seen).toHaveLength(3);
  expect(seen).toEqual(expect.arrayContaining([{}, { name: 'Ann' }, { name: 'Ben' }]));
  expect([...document.awareness.getStates().values()]).toEqual([{ name: 'Ann' }]);
});

test('[D7] H6: a closed connection’s presence is removed by the set that getClients returns', async () => {
  const { document, connection } = await connect();
  const others = new Awareness(new Y.Doc());
  closing.push(() => others.destroy());
  others.setLocalState({ name: 'Ann' });
  document.awareness.states.set(others.clientID, { name: 'Ann' });
  document.awareness.meta.set(others.clientID, { clock: 1, lastUpdated: 0 });
  document.getClients(connection).add(others.clientID);
  connection.close();
  expect([...document.awareness.getStates()]).toEqual([]);
});

test('[D22] H7: a message without a connection is applied without beforeSync', async () => {
  const beforeSync = vi.fn(async () => undefined);
  const { document } = await connect({ beforeSync });
  const frame = new IncomingMessage(updateMessage(edit('a')));
  frame.readVarString();
  frame.writeVarString(NAME);
  await new MessageReceiver(frame).apply(document);
  expect(document.getMap('m').get('a')).toBe(1);
  expect(beforeSync).not.toHaveBeenCalled();
});

test('[D42] H8: the server uses only send, close and readyState of a socket', async () => {
  const { client, handled, used } = await connect();
  await handled(updateMessage(edit('a')));
  client.handleClose({ code: 1000, reason: '' });
  client.handleMessage(new Uint8Array([255]));
  expect([...used].sort()).toEqual(['close', 'readyState', 'send']);
});

test('[D3] H9: an update queued while the socket was closed is sent, and not counted', async () => {
  const { server, url, kinds } = await listen();
  const websocket = new HocuspocusProviderWebsocket({ url, autoConnect: false });
  const provider = provide(websocket, async () => 'token');
  provider.document.getMap('m').set('a', 1);
  // The queue goes out with the server's first message.
  server.on('connection', (socket) => socket.on('message', () => socket.send(AUTHENTICATED)));
  void websocket.connect();
  while (!kinds.includes(`${SYNC} ${STEP_1}`) || !kinds.includes(`${SYNC} ${UPDATE}`)) await once(server, 'kind');
  expect(provider.unsyncedChanges).toBe(1);
});

test('[D45] H10: a disconnect does not cancel the reconnect that is due', async () => {
  const { server, url } = await listen();
  const websocket = new HocuspocusProviderWebsocket({ url, delay: 1, minDelay: 0 });
  provide(websocket, async () => 'token');
  const [first] = (await once(server, 'connection')) as [WebSocket];
  const disconnected = new Promise<void>((resolve) => void websocket.on('disconnect', () => resolve()));
  first.close();
  await disconnected;
  websocket.disconnect();
  await once(server, 'connection');
});

test('[D19] H11: a token that arrives late starts a second sync on the next connection', async () => {
  const { server, url, kinds } = await listen();
  const late = Promise.withResolvers<string>();
  const tokens = [late.promise];
  const websocket = new HocuspocusProviderWebsocket({ url, delay: 1, minDelay: 0 });
  provide(websocket, async () => tokens.shift() ?? 'token');
  const [first] = (await once(server, 'connection')) as [WebSocket];
  const reconnected = once(server, 'connection');
  while (tokens.length > 0) await new Promise(setImmediate);
  first.close();
  await reconnected;
  while (!kinds.includes(`${SYNC} ${STEP_1}`)) await once(server, 'kind');
  late.resolve('token');
  while (kinds.filter((kind) => kind === `${SYNC} ${STEP_1}`).length < 2) await once(server, 'kind');
});

function awarenessMessage(awareness: Awareness, clients: number[]): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, clients));
  });
}
