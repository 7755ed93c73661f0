import { once } from 'node:events';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { afterEach, expect, test } from 'vitest';
import { SYNC } from '#lib/collab/protocol/messages.ts';
import { type BareHocuspocus, startBareHocuspocus } from '#seeds/bare-hocuspocus.ts';
import { DraftWebSocket } from './draft-web-socket.ts';

const DOC = 'draft';
/** Reconnects as soon as possible. */
const SOON = { delay: 1, minDelay: 1, maxDelay: 1, jitter: false };

let server: BareHocuspocus;
const endings: (() => void)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0)) end();
  await server.stop();
});

type SocketClass = typeof HocuspocusProviderWebsocket;

/** The provider over a socket of the class, not connected yet. */
function attach(Socket: SocketClass, options: Partial<ConstructorParameters<typeof HocuspocusProvider>[0]> = {}) {
  const socket = new Socket({ url: server.url, autoConnect: false, ...SOON });
  const provider = new HocuspocusProvider({ name: DOC, websocketProvider: socket, token: 'token', ...options });
  provider.attach();
  endings.push(() => {
    provider.destroy();
    socket.destroy();
  });
  return { socket, provider };
}

function write({ document }: HocuspocusProvider, word: string): void {
  document.getMap('words').set(word, true);
}

/** Resolves with what the event carries the next time that it is emitted. */
function next<T>(emitter: { on: (event: string, listener: (value: T) => void) => unknown }, event: string): Promise<T> {
  return new Promise((resolve) => {
    emitter.on(event, resolve);
  });
}

async function untilCount(provider: HocuspocusProvider, count: number): Promise<void> {
  while (provider.unsyncedChanges !== count) await next(provider, 'unsyncedChanges');
}

/** Starts the library; `kinds` are those of the sync messages that it received, for each connection. */
async function startRecording() {
  const kinds = new Map<string, number[]>();
  server = await startBareHocuspocus({
    beforeSync: async ({ type, connection }) => {
      kinds.set(connection.socketId, [...(kinds.get(connection.socketId) ?? []), type]);
    },
  });
  return () => [...kinds.values()];
}

test('[H14] the provider counts one acknowledgement for each message', async () => {
  server = await startBareHocuspocus();
  const { socket, provider } = attach(HocuspocusProviderWebsocket);
  const counts: number[] = [];
  provider.on('unsyncedChanges', ({ number }: { number: number }) => counts.push(number));
  void socket.connect();
  await next(provider, 'synced');
  await untilCount(provider, 0);
  write(provider, 'one');
  write(provider, 'two');
  await untilCount(provider, 0);
  expect(counts).toEqual([1, 0, 1, 2, 1, 0]);
});

test('[H14] a sync sets the count to one, whatever is under way', async () => {
  server = await startBareHocuspocus();
  const { provider } = attach(HocuspocusProviderWebsocket);
  write(provider, 'one');
  write(provider, 'two');
  expect(provider.unsyncedChanges).toBe(2);
  provider.startSync();
  expect(provider.unsyncedChanges).toBe(1);
});

test('[H15] what is written while the socket is closed is sent after the connect, beside the sync', async () => {
  const listKinds = await startRecording();
  const { socket, provider } = attach(HocuspocusProviderWebsocket);
  write(provider, 'offline');
  void socket.connect();
  await next(provider, 'synced');
  await untilCount(provider, 0);
  write(provider, 'online');
  await untilCount(provider, 0);
  const [kinds] = listKinds();
  expect(kinds?.toSorted()).toEqual([SYNC.step1, SYNC.step2, SYNC.update, SYNC.update]);
});

test('[H15] a draft’s socket leaves to the first sync what was written before it', async () => {
  const listKinds = await startRecording();
  const { socket, provider } = attach(DraftWebSocket);
  write(provider, 'offline');
  void socket.connect();
  await next(provider, 'synced');
  await untilCount(provider, 0);
  write(provider, 'online');
  await untilCount(provider, 0);
  expect(listKinds()).toEqual([[SYNC.step1, SYNC.step2, SYNC.update]]);
});

/** Closes the first connection while its token is fetched; resolves with how often the second one was synced. */
async function countSyncs(Socket: SocketClass): Promise<number> {
  const listKinds = await startRecording();
  const tokens: (() => void)[] = [];
  const { promise: asked, resolve: askedTwice } = Promise.withResolvers<void>();
  const fetchToken = () =>
    new Promise<string>((resolve) => {
      tokens.push(() => resolve('token'));
      if (tokens.length === 2) askedTwice();
    });
  const { socket, provider } = attach(Socket, {
    token: () => (socket instanceof DraftWebSocket ? socket.whileConnected(fetchToken) : fetchToken()),
  });
  socket.on('open', () => tokens.length === 1 && queueMicrotask(() => socket.webSocket?.close()));
  void socket.connect();
  await asked;
  const synced = next(provider, 'synced');
  for (const release of tokens) release();
  await synced;
  await untilCount(provider, 0);
  write(provider, 'last');
  await untilCount(provider, 0);
  return listKinds()
    .flat()
    .filter((kind) => kind === SYNC.step1).length;
}

test('[H16] a token that comes too late starts the next connection’s sync a second time', async () => {
  expect(await countSyncs(HocuspocusProviderWebsocket)).toBe(2);
});

test('[H16] over a draft’s socket a token that comes too late starts nothing', async () => {
  expect(await countSyncs(DraftWebSocket)).toBe(1);
});

test('[H17] a disconnect is undone by a reconnect that is due, and an end is not', async () => {
  server = await startBareHocuspocus();
  for (const [Socket, isUndone] of [
    [HocuspocusProviderWebsocket, true],
    [DraftWebSocket, false],
  ] as const) {
    const { socket, provider } = attach(Socket);
    void socket.connect();
    await next(provider, 'synced');
    const lost = next(socket, 'disconnect');
    socket.webSocket?.close();
    await lost;
    if (socket instanceof DraftWebSocket) socket.end();
    else socket.disconnect();
    // Timers of one length fire in the order in which they were set.
    await new Promise((resolve) => setTimeout(resolve, SOON.delay));
    expect(socket.webSocket !== null).toBe(isUndone);
  }
});

test('[H18] a close event ends the connection and leads to the next one', async () => {
  server = await startBareHocuspocus();
  const { socket, provider } = attach(DraftWebSocket);
  void socket.connect();
  await next(provider, 'synced');
  let isLost = false;
  provider.on('disconnect', () => {
    isLost = true;
  });
  (socket as DraftWebSocket).drop();
  expect(isLost).toBe(true);
  await next(provider, 'authenticated');
});

test('[H19] without a token the provider says so, and starts the sync over a socket that stays open', async () => {
  server = await startBareHocuspocus();
  const { socket, provider } = attach(HocuspocusProviderWebsocket, {
    token: async () => {
      throw new Error('no token');
    },
  });
  const failed = next(provider, 'authenticationFailed');
  const sent = next(provider, 'outgoingMessage');
  void socket.connect();
  await failed;
  await sent;
  expect(socket.webSocket?.readyState).toBe(WebSocket.OPEN);
});

test('[H20] onClose receives the socket’s code and reason, and 1000 for a Close message', async () => {
  server = await startBareHocuspocus();
  const { socket, provider } = attach(HocuspocusProviderWebsocket);
  void socket.connect();
  await next(provider, 'synced');
  const ended = next(provider, 'close');
  server.hocuspocus.closeConnections(DOC);
  expect(await ended).toMatchObject({ event: { code: 1000 } });
  const codes: unknown[] = [];
  provider.on('close', ({ event }: { event: { code: number; reason: string } }) =>
    codes.push([event.code, event.reason]),
  );
  const disconnected = next(provider, 'disconnect');
  const [farEnd] = server.sockets;
  if (!farEnd) throw new Error('no connection');
  const closed = once(farEnd, 'close');
  farEnd.close(4422, 'shape');
  await Promise.all([disconnected, closed]);
  expect(codes).toEqual([[4422, 'shape']]);
});
