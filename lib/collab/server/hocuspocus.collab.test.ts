import type { Configuration, Connection, Document } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { afterEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { AUTH, MESSAGE, SYNC } from '#lib/collab/protocol/messages.ts';
import type { CloseFrame } from '#lib/draft-log/refusal.ts';
import {
  type BareContext,
  type BareHocuspocus,
  closeCode,
  type Peer,
  startBareHocuspocus,
  updateOf,
  wordsOf,
} from '#seeds/bare-hocuspocus.ts';
import {
  broadcast,
  discard,
  LOCAL_ORIGIN,
  presenceClientsOf,
  rejectAndClose,
  whenHandled,
  whenUnloaded,
} from './hocuspocus.server.ts';

const DOC = 'draft';
const REFUSED = { code: 4422, reason: 'shape' };

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

/** A hook on updates that waits until it is released. */
function gate() {
  const { promise, resolve: release } = Promise.withResolvers<void>();
  const beforeSync = async ({ type }: { type: number }) => {
    if (type === SYNC.update) await promise;
  };
  return { beforeSync, release };
}

/** The server's socket as rejectAndClose takes it. */
function closable({ socket }: { socket: WebSocket }) {
  return { closeAfterTurn: ({ code, reason }: CloseFrame) => void setImmediate(() => socket.close(code, reason)) };
}

/** A presence message as a client with this clientID sends it; null when it leaves. */
function presence(clientId: number, state: Record<string, unknown> | null): (encoder: encoding.Encoder) => void {
  const ydoc = new Y.Doc();
  ydoc.clientID = clientId;
  const awareness = new Awareness(ydoc);
  awareness.setLocalState(state);
  const update = encodeAwarenessUpdate(awareness, [clientId]);
  awareness.destroy();
  return (encoder) => encoding.writeVarUint8Array(encoder, update);
}

async function show(peer: Peer, clientId: number, state: Record<string, unknown> | null): Promise<void> {
  peer.send(MESSAGE.awareness, presence(clientId, state));
  await peer.settled();
}

test('[H1] an update is applied and acknowledged only after beforeSync has resolved', async () => {
  const { beforeSync, release } = gate();
  const peer = await join({ beforeSync });
  peer.sendUpdate(updateOf('written'));
  await peer.delivered();
  expect(wordsOf(documentOf())).toEqual([]);
  expect(peer.acknowledgements()).toEqual([]);
  release();
  await peer.settled();
  expect(wordsOf(documentOf())).toEqual(['written']);
  expect(peer.acknowledgements()).toEqual([true]);
});

test('[H2] an update that beforeSync rejects is neither applied nor acknowledged, and neither are those behind it', async () => {
  const peer = await join({
    beforeSync: async ({ type }) => {
      if (type === SYNC.update) throw new Error('');
    },
  });
  vi.spyOn(console, 'error').mockReturnValue();
  const document = documentOf();
  peer.sendUpdate(updateOf('first'));
  peer.sendUpdate(updateOf('second'));
  await peer.settled();
  expect(wordsOf(document)).toEqual([]);
  expect(peer.acknowledgements()).toEqual([]);
});

test('[H3] an update that beforeSync has applied is broadcast and acknowledged once', async () => {
  const peer = await join({
    beforeSync: async ({ type, payload, document }) => {
      if (type === SYNC.update) Y.applyUpdate(document, payload, LOCAL_ORIGIN);
    },
  });
  const reader = await server.join(DOC);
  const before = reader.count(MESSAGE.sync);
  peer.sendUpdate(updateOf('once'));
  await peer.settled();
  await reader.settled();
  expect(reader.count(MESSAGE.sync)).toBe(before + 1);
  expect(peer.acknowledgements()).toEqual([true]);
  expect(wordsOf(documentOf())).toEqual(['once']);
});

const HOOKS = ['onConnect', 'onAuthenticate', 'onLoadDocument'] as const;

test.each(HOOKS)('[H4] when %s rejects, the client is denied and the socket stays open', async (hook) => {
  server = await startBareHocuspocus({ [hook]: async () => Promise.reject(new Error('')) });
  const peer = await server.connect(DOC);
  peer.sendToken('token');
  // The token is accepted before the document is loaded.
  const { body } = await peer.receive(MESSAGE.auth, hook === 'onLoadDocument' ? 2 : 1);
  expect(decoding.readVarUint(body)).toBe(AUTH.denied);
  await peer.delivered();
  expect(peer.farEnd.readyState).toBe(peer.farEnd.OPEN);
});

test.each(HOOKS)('[H4] when %s rejects and closes, the client gets the code', async (hook) => {
  const reject = async ({ context }: { context: BareContext }) => rejectAndClose(closable(context), REFUSED);
  server = await startBareHocuspocus({ [hook]: reject });
  const peer = await server.connect(DOC);
  peer.sendToken('token');
  expect(await closeCode(peer)).toBe(REFUSED.code);
});

test('[H4] when beforeSync rejects, the document’s connection ends and the socket stays open', async () => {
  const peer = await join({
    beforeSync: async ({ type }) => {
      if (type === SYNC.update) throw new Error('');
    },
  });
  vi.spyOn(console, 'error').mockReturnValue();
  const document = documentOf();
  peer.sendUpdate(updateOf('refused'));
  await peer.settled();
  expect(document.getConnections()).toEqual([]);
  expect(peer.count(MESSAGE.close)).toBe(1);
  expect(peer.farEnd.readyState).toBe(peer.farEnd.OPEN);
});

test('[H5] a hook’s error is printed, and of a rejection with a close at most its code', async () => {
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  const peer = await join({
    beforeSync: async ({ type, context }) => {
      if (type === SYNC.update) rejectAndClose(closable(context), REFUSED);
    },
    onConnect: async ({ documentName }) => {
      if (documentName === 'other') throw new Error('a text of a member');
    },
  });
  const other = await server.connect('other');
  other.sendToken('token');
  await other.receive(MESSAGE.auth);
  expect(printed.mock.calls).toEqual([['[onConnect]', 'a text of a member']]);
  peer.sendUpdate(updateOf('refused'));
  await closeCode(peer);
  expect(printed).toHaveBeenCalledTimes(2);
  const [, error] = printed.mock.calls[1]!;
  expect([error.message, error.stack]).toEqual(['', '4422 shape']);
});

test('[H6] a document is destroyed when its last connection has closed, after it was stored', async () => {
  const events: string[] = [];
  const { promise: unloaded, resolve } = Promise.withResolvers<void>();
  const peer = await join({
    onLoadDocument: async ({ document }) => {
      whenUnloaded(document, () => {
        events.push('unloaded');
        resolve();
      });
    },
    onStoreDocument: async () => {
      await new Promise((stored) => setImmediate(stored));
      events.push('stored');
    },
  });
  peer.sendUpdate(updateOf('changed'));
  await peer.settled();
  peer.socket.close();
  await unloaded;
  expect(events).toEqual(['stored', 'unloaded']);
  expect(server.hocuspocus.documents.has(DOC)).toBe(false);
});

test('[H7] a document that could not be loaded is forgotten and not destroyed, unless it is discarded', async () => {
  const documents: Document[] = [];
  const destroyed: Document[] = [];
  server = await startBareHocuspocus({
    onLoadDocument: async ({ document }) => {
      whenUnloaded(document, () => destroyed.push(document));
      documents.push(document);
      if (documents.length === 2) discard(document);
      throw new Error('');
    },
  });
  for (const count of [1, 2]) {
    const peer = await server.connect(DOC);
    peer.sendToken('token');
    await peer.receive(MESSAGE.auth, 2);
    expect(documents).toHaveLength(count);
    expect(server.hocuspocus.documents.size).toBe(0);
  }
  expect(destroyed).toEqual([documents[1]]);
});

test('[H8] presence ends with the connection that it is counted to', async () => {
  const one = await join({});
  const other = await server.join(DOC);
  const document = documentOf();
  const [first, second] = document.getConnections() as [Connection, Connection];
  await show(one, 1, { here: true });
  await show(one, 2, { here: true });
  expect([...presenceClientsOf(document, first)]).toEqual([1, 2]);
  // Shown by another connection too, it stays with the first, unless it is moved.
  await show(other, 2, { here: true, again: true });
  expect([...presenceClientsOf(document, second)]).toEqual([]);
  presenceClientsOf(document, first).delete(2);
  presenceClientsOf(document, second).add(2);
  await one.leave();
  expect([...document.awareness.getStates().keys()]).toEqual([2]);
  await server.join(DOC);
  await other.leave();
  expect(document.awareness.getStates().size).toBe(0);
});

test('[H9] the states in beforeHandleAwareness are those shown to others, and one empty state of no client', async () => {
  const seen: unknown[] = [];
  const peer = await join({
    beforeHandleAwareness: async ({ states }) => {
      seen.push([...states.values()].map((state) => ({ ...state })));
      for (const [clientId, state] of states) {
        if (clientId === 7) state.user = 'known';
        else states.delete(clientId);
      }
    },
  });
  await show(peer, 7, { user: 'claimed', at: 3 });
  expect(seen).toEqual([[{}, { user: 'claimed', at: 3 }]]);
  expect([...documentOf().awareness.getStates()]).toEqual([[7, { user: 'known', at: 3 }]]);
  await show(peer, 8, { user: 'another' });
  expect([...documentOf().awareness.getStates().keys()]).toEqual([7]);
});

test('[H9] a state that a client takes back does not reach the hook, and stays', async () => {
  const sizes: number[] = [];
  const peer = await join({ beforeHandleAwareness: async ({ states }) => void sizes.push(states.size) });
  await show(peer, 7, { here: true });
  await show(peer, 7, null);
  expect(sizes).toEqual([2, 1]);
  expect(documentOf().awareness.getStates().get(7)).toEqual({ here: true });
});

test('[H10] each document of a socket has a context of its own, and onConnect runs for each', async () => {
  const connected: string[] = [];
  const loaded: BareContext[] = [];
  const peer = await join({
    onConnect: async ({ documentName }) => void connected.push(documentName),
    onAuthenticate: async ({ documentName }) => ({ scope: documentName }),
    onLoadDocument: async ({ context }) => void loaded.push(context),
  });
  await server.join('other', peer);
  expect(connected).toEqual([DOC, 'other']);
  expect(loaded.map(({ scope }) => scope)).toEqual([DOC, 'other']);
  expect(loaded[0]?.socket).toBe(loaded[1]?.socket);
});

test('[H11] what has arrived for an open document can be awaited', async () => {
  const { beforeSync, release } = gate();
  const peer = await join({ beforeSync });
  peer.sendUpdate(updateOf('first'));
  peer.sendUpdate(updateOf('second'));
  await peer.delivered();
  const handled = whenHandled(server.hocuspocus).then(() => wordsOf(documentOf()));
  release();
  expect(await handled).toEqual(['first', 'second']);
});

test('[H12] a broadcast reaches every connection of the document; one by a client reaches nobody', async () => {
  const peer = await join({});
  const reader = await server.join(DOC);
  broadcast(server.hocuspocus, DOC, { seq: 3 });
  broadcast(server.hocuspocus, 'closed', { seq: 4 });
  const heard = await Promise.all([peer, reader].map((one) => one.receive(MESSAGE.stateless)));
  expect(heard.map(({ body }) => decoding.readVarString(body))).toEqual(['{"seq":3}', '{"seq":3}']);
  vi.spyOn(console, 'error').mockReturnValue();
  for (const type of [MESSAGE.stateless, MESSAGE.broadcastStateless]) {
    peer.send(type, (encoder) => encoding.writeVarString(encoder, '{"seq":5}'));
    await peer.settled();
  }
  await reader.settled();
  expect(reader.count(MESSAGE.stateless)).toBe(1);
});

test('[H13] of a read-only connection, a sync with nothing new is acknowledged and anything else denied', async () => {
  const peer = await join({
    onAuthenticate: async ({ connectionConfig }) => {
      connectionConfig.readOnly = true;
    },
  });
  peer.sendSync(SYNC.step2, Y.encodeStateAsUpdate(new Y.Doc()));
  peer.sendSync(SYNC.step2, updateOf('new'));
  peer.sendUpdate(updateOf('new'));
  await peer.settled();
  expect(peer.acknowledgements()).toEqual([true, false, false]);
  expect(wordsOf(documentOf())).toEqual([]);
});
