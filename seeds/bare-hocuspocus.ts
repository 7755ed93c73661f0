import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Configuration, Hocuspocus } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { AUTH, MESSAGE, SYNC } from '#lib/collab/protocol/messages.ts';
import { whenHandled } from '#lib/collab/server/hocuspocus.server.ts';

/*
 * For tests of the library itself: Hocuspocus on a port of its own with nothing of ours but the given hooks, and clients that
 * send one frame at a time.
 */

/** The context of each document: the socket that it was opened over. */
export type BareContext = { socket: WebSocket; [added: string]: unknown };

export type BareHocuspocus = {
  readonly url: string;
  readonly hocuspocus: Hocuspocus<BareContext>;
  /** The server's ends of the sockets, in the order in which they were opened. */
  readonly sockets: readonly WebSocket[];
  /** Opens the document over a socket of its own, or over the peer's; resolves once the server has accepted it. */
  readonly join: (docId: string, over?: Peer) => Promise<Peer>;
  /** A socket over which nothing was opened yet. */
  readonly connect: (docId: string) => Promise<Peer>;
  readonly stop: () => Promise<void>;
};

export type Message = { readonly type: number; readonly body: decoding.Decoder };

/** A client that does nothing by itself. */
export class Peer {
  readonly received: Message[] = [];
  readonly #server: Hocuspocus<BareContext>;
  readonly socket: WebSocket;
  /** The server's end of it. */
  readonly farEnd: WebSocket;
  readonly docId: string;

  constructor(server: Hocuspocus<BareContext>, { socket, farEnd }: Pick<Peer, 'socket' | 'farEnd'>, docId: string) {
    this.#server = server;
    this.socket = socket;
    this.farEnd = farEnd;
    this.docId = docId;
    socket.on('message', (data: Buffer) => {
      const body = decoding.createDecoder(new Uint8Array(data));
      if (decoding.readVarString(body) === docId) this.received.push({ type: decoding.readVarUint(body), body });
    });
  }

  /** Sends a message; `write` adds what follows its type. */
  send(type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, this.docId);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.socket.send(encoding.toUint8Array(encoder));
  }

  sendToken(token: string): void {
    this.send(MESSAGE.auth, (encoder) => {
      encoding.writeVarUint(encoder, AUTH.token);
      encoding.writeVarString(encoder, token);
    });
  }

  sendSync(kind: number, bytes: Uint8Array): void {
    this.send(MESSAGE.sync, (encoder) => {
      encoding.writeVarUint(encoder, kind);
      encoding.writeVarUint8Array(encoder, bytes);
    });
  }

  sendUpdate(update: Uint8Array): void {
    this.sendSync(SYNC.update, update);
  }

  /** Resolves when the server has received all that was sent, without having handled it. */
  async delivered(): Promise<void> {
    this.socket.ping();
    await once(this.socket, 'pong');
  }

  /** Resolves when all that was sent is handled and each answer has arrived. */
  async settled(): Promise<void> {
    await this.delivered();
    await whenHandled(this.#server);
    await this.delivered();
  }

  count(type: number): number {
    return this.received.filter((message) => message.type === type).length;
  }

  /** The server's acknowledgements, in order: whether each update was applied. */
  acknowledgements(): boolean[] {
    return this.received.flatMap(({ type, body }) =>
      type === MESSAGE.status ? [decoding.readVarInt(decoding.clone(body)) === 1] : [],
    );
  }

  /** Resolves with the message of the type that arrives as the `nth`, from 1 on, once it is there. */
  async receive(type: number, nth = 1): Promise<Message> {
    for (;;) {
      const found = this.received.filter((message) => message.type === type)[nth - 1];
      if (found) return found;
      await once(this.socket, 'message');
    }
  }

  /** Resolves when the server knows that the socket is closed. */
  async leave(): Promise<void> {
    const closed = once(this.farEnd, 'close');
    this.socket.close();
    await closed;
  }
}

/** Starts the library with the hooks; connect one client after the other. */
export async function startBareHocuspocus(
  configuration: Partial<Configuration<BareContext>> = {},
): Promise<BareHocuspocus> {
  const hocuspocus = new Hocuspocus<BareContext>({ quiet: true, flushDelay: false, ...configuration });
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const sockets: WebSocket[] = [];
  server.on('connection', (socket) => {
    sockets.push(socket);
    const client = hocuspocus.handleConnection(socket, new Request('http://bare.invalid/'), { socket });
    socket.on('message', (data: Buffer) => client.handleMessage(new Uint8Array(data)));
    socket.on('close', (code, reason) => client.handleClose({ code, reason: reason.toString() }));
  });
  await once(server, 'listening');
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function connect(docId: string): Promise<Peer> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    const farEnd = sockets.at(-1);
    if (!farEnd) throw new Error('no connection');
    return new Peer(hocuspocus, { socket, farEnd }, docId);
  }

  return {
    url,
    hocuspocus,
    sockets,
    connect,
    join: async (docId, over) => {
      const peer = over ? new Peer(hocuspocus, over, docId) : await connect(docId);
      peer.sendToken('token');
      await peer.receive(MESSAGE.auth);
      // The document is loaded when it answers.
      peer.sendSync(SYNC.step1, Y.encodeStateVector(new Y.Doc()));
      await peer.receive(MESSAGE.sync);
      return peer;
    },
    stop: async () => {
      for (const socket of sockets) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An update that sets one key of the map "words". */
export function updateOf(word: string): Uint8Array {
  const ydoc = new Y.Doc();
  ydoc.getMap('words').set(word, true);
  return Y.encodeStateAsUpdate(ydoc);
}

/** The keys that `updateOf` has set. */
export function wordsOf(document: Y.Doc): string[] {
  return [...document.getMap('words').keys()];
}

/** The code with which the server closes the peer's socket. */
export async function closeCode({ socket }: Peer): Promise<number> {
  const [code] = await once(socket, 'close');
  return code;
}
