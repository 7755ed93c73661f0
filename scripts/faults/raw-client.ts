import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { now, timeUntil } from './clock.ts';

/*
 * A client that does as it is told, frame by frame, and not as it should. A frame is the document's name, the message's
 * type, then what belongs to it.
 */

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const STATUS = 8;
const AUTH_TOKEN = 0;
const AUTHENTICATED = 2;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
const READY_TIMEOUT_MS = 10_000;

export type Closing = { code: number; reason: string; at: number };

export type RawClient = {
  readonly socket: WebSocket;
  /** What the server has told of the draft. */
  readonly ydoc: Y.Doc;
  /** How many updates were acknowledged. */
  readonly acknowledged: () => number;
  readonly sendUpdate: (update: Uint8Array) => void;
  readonly sendAwareness: (update: Uint8Array) => void;
  /** Null when the socket was not closed within `timeoutMs`. */
  readonly untilClosed: (timeoutMs: number) => Promise<Closing | null>;
  readonly close: () => void;
};

/** A token of the member, from the node at `url`. */
export async function fetchToken(url: string, memberId: string): Promise<string> {
  const response = await fetch(`${url.replace(/^ws/, 'http').replace(/\/collab$/, '')}/token?member=${memberId}`);
  if (!response.ok) throw new Error(`no token: ${response.status}`);
  return response.text();
}

/** Opens the draft with the token, and waits until the server has told its state, or closed the socket. */
export async function connectRaw(url: string, docId: string, token: string): Promise<RawClient> {
  const socket = new WebSocket(url);
  const ydoc = new Y.Doc();
  let acknowledged = 0;
  let hasState = false;
  let closing: Closing | null = null;
  socket.on('error', () => undefined);
  socket.on('close', (code, reason) => {
    closing = { code, reason: reason.toString(), at: now() };
  });
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === STATUS) acknowledged += 1;
    if (type === AUTH && decoding.readVarUint(decoder) === AUTHENTICATED) {
      socket.send(encodeSync(docId, STEP_1, Y.encodeStateVector(ydoc)));
    }
    if (type !== SYNC) return;
    const step = decoding.readVarUint(decoder);
    if (step === STEP_1) return;
    Y.applyUpdate(ydoc, decoding.readVarUint8Array(decoder));
    hasState = true;
  });
  await Promise.race([once(socket, 'open'), once(socket, 'close')]);
  if (socket.readyState === WebSocket.OPEN) socket.send(encodeAuth(docId, token));
  await timeUntil(() => hasState || closing !== null, READY_TIMEOUT_MS);
  return {
    socket,
    ydoc,
    acknowledged: () => acknowledged,
    sendUpdate: (update) => socket.send(encodeSync(docId, UPDATE, update)),
    sendAwareness: (update) => socket.send(encodeAwareness(docId, update)),
    untilClosed: async (timeoutMs) => {
      await timeUntil(() => closing !== null, timeoutMs);
      return closing;
    },
    close: () => socket.terminate(),
  };
}

export function encodeAuth(docId: string, token: string): Uint8Array {
  return encode(docId, AUTH, (encoder) => {
    encoding.writeVarUint(encoder, AUTH_TOKEN);
    encoding.writeVarString(encoder, token);
  });
}

export function encodeUpdate(docId: string, update: Uint8Array): Uint8Array {
  return encodeSync(docId, UPDATE, update);
}

export function encodeAnswer(docId: string, update: Uint8Array): Uint8Array {
  return encodeSync(docId, STEP_2, update);
}

export function encodeAwareness(docId: string, update: Uint8Array): Uint8Array {
  return encode(docId, AWARENESS, (encoder) => encoding.writeVarUint8Array(encoder, update));
}

function encodeSync(docId: string, step: number, payload: Uint8Array): Uint8Array {
  return encode(docId, SYNC, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

function encode(docId: string, type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, docId);
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** What `edit` adds to a copy of the draft, as one update, by the Yjs client `clientId` or a new one. */
export function makeUpdate(ydoc: Y.Doc, edit: (copy: Y.Doc) => void, clientId?: number): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  if (clientId !== undefined) copy.clientID = clientId;
  const before = Y.encodeStateVector(copy);
  copy.transact(() => edit(copy));
  return Y.encodeStateAsUpdate(copy, before);
}
