import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import {
  AUTHENTICATION_DEADLINE_MS,
  CLOSE_GRACE_MS,
  MESSAGE_BURST,
  MESSAGES_PER_SECOND,
  UNAUTHENTICATED_MAX_BYTES,
  UNREAD_MAX_BYTES,
} from '#lib/draft-log/limits.ts';
import { DraftSocket } from './socket.server.ts';

/** A frame that names the document "a" and is of type 9. */
const PING = Buffer.from([1, 97, 9]);

/** The network's side of a socket. */
class Wire extends EventEmitter {
  bufferedAmount = 0;
  isPaused = false;
  isTerminated = false;
  sent = 0;
  closedWith = 0;
  pause() {
    this.isPaused = true;
  }
  resume() {
    this.isPaused = false;
  }
  terminate() {
    this.isTerminated = true;
  }
  close(code: number) {
    this.closedWith = code;
  }
  send() {
    this.sent += 1;
  }
}

function connect() {
  const wire = new Wire();
  const raw = new EventEmitter();
  const refusals: string[] = [];
  const onRefusal = (reason: string) => void refusals.push(reason);
  const socket = new DraftSocket(wire as unknown as WebSocket, raw as unknown as Duplex, 'address', onRefusal);
  return { wire, raw, refusals, socket };
}

function authenticate(socket: DraftSocket): void {
  const actor = { memberId: 'm', userId: 'u', newsroomId: 'n', role: 'editor', name: 'Editor', colour: 0 } as const;
  socket.authenticate({ actor, accessVersion: 1, sessionVersion: 1 });
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

test('[D16] after a burst a socket is read no faster than its rate', () => {
  const { wire, socket } = connect();
  let handled = 0;
  socket.onMessage(() => {
    handled += 1;
  });
  const flood = () => {
    while (!wire.isPaused) wire.emit('message', PING, true);
  };
  flood();
  expect(handled).toBe(MESSAGE_BURST + 1);
  const seconds = 10;
  for (let elapsedMs = 0; elapsedMs < seconds * 1000; elapsedMs += 20) {
    vi.advanceTimersByTime(20);
    flood();
  }
  expect(handled - MESSAGE_BURST).toBeLessThanOrEqual(seconds * MESSAGES_PER_SECOND + 2);
  expect(handled - MESSAGE_BURST).toBeGreaterThan(seconds * MESSAGES_PER_SECOND * 0.9);
});

test('[D16] a reader who leaves too much unread is dropped', () => {
  const { wire, socket } = connect();
  socket.send(new Uint8Array([1]));
  wire.bufferedAmount = UNREAD_MAX_BYTES + 1;
  socket.send(new Uint8Array([1]));
  expect(wire).toMatchObject({ sent: 1, isTerminated: true });
});

test('[D17] a frame that names no document closes its socket', () => {
  const { wire, socket, refusals } = connect();
  const handled: Uint8Array[] = [];
  socket.onMessage((frame) => handled.push(frame));
  wire.emit('message', Buffer.from([200, 1]), true);
  expect(wire.closedWith).toBe(1002);
  expect(refusals).toEqual(['malformed-frame']);
  wire.emit('message', 'words', false);
  expect(wire.closedWith).toBe(1003);
  expect(refusals).toEqual(['malformed-frame', 'text-frame']);
  expect(handled).toEqual([]);
});

test('[D16] an unauthenticated socket is cut at its byte limit, and at its deadline', () => {
  const { wire, raw, refusals } = connect();
  raw.emit('data', new Uint8Array(UNAUTHENTICATED_MAX_BYTES));
  expect(wire.isTerminated).toBe(false);
  raw.emit('data', new Uint8Array(1));
  expect(wire.isTerminated).toBe(true);
  const late = connect();
  vi.advanceTimersByTime(AUTHENTICATION_DEADLINE_MS);
  expect(late.wire.isTerminated).toBe(true);
  expect([...refusals, ...late.refusals]).toEqual(['unauthenticated', 'unauthenticated']);
});

test('[D16] an authenticated socket is held to neither', () => {
  const { wire, raw, socket } = connect();
  authenticate(socket);
  raw.emit('data', new Uint8Array(UNAUTHENTICATED_MAX_BYTES + 1));
  vi.advanceTimersByTime(AUTHENTICATION_DEADLINE_MS + 1);
  expect(wire.isTerminated).toBe(false);
});

test('[D9] a closed socket that does not answer with a close frame is cut', () => {
  const { wire, socket } = connect();
  authenticate(socket);
  socket.closeNow({ code: 4403, reason: 'access' });
  expect(wire).toMatchObject({ closedWith: 4403, isTerminated: false });
  vi.advanceTimersByTime(CLOSE_GRACE_MS);
  expect(wire.isTerminated).toBe(true);
});
