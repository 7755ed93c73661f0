import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import type { Actor } from '#lib/actor/actor.ts';
import { FrameJoiner } from '#lib/collab/protocol/frame-parts.ts';
import {
  AUTHENTICATION_DEADLINE_MS,
  CLOSE_GRACE_MS,
  DOCUMENTS_PER_SOCKET,
  JOINED_FRAME_MAX_BYTES,
  MESSAGE_BURST,
  MESSAGES_PER_SECOND,
  UNAUTHENTICATED_MAX_BYTES,
  UNREAD_MAX_BYTES,
} from '#lib/draft-log/limits.ts';
import { CLOSE, type CloseFrame } from '#lib/draft-log/refusal.ts';
import { findRefusal } from './hocuspocus.server.ts';
import { rejections } from './metrics.server.ts';
import type { SocketRefusal } from './record-refusal.server.ts';
import type { DraftSession } from './session.server.ts';

export type RecordSocketRefusal = (reason: SocketRefusal, docName?: string) => void;

/**
 * One client's socket with its limits: before authentication it may send little and must hurry; after a burst it is read at
 * MESSAGES_PER_SECOND, so a flood waits in the sender's buffer; and it is cut when it leaves UNREAD_MAX_BYTES unread.
 */
export class DraftSocket {
  readonly address: string;
  /** Records that the socket was refused; `docName` is the document that was asked for, if it is known. */
  readonly recordRefusal: RecordSocketRefusal;
  /** The sessions authenticated over this socket. */
  readonly sessions = new Set<DraftSession>();
  #openCount = 0;
  #socket: WebSocket;
  #raw: Duplex;
  #joiner = new FrameJoiner(JOINED_FRAME_MAX_BYTES);
  #unauthenticatedBytes = 0;
  #authenticationDeadline: NodeJS.Timeout;
  #allowance = MESSAGE_BURST;
  #refilledAtMs = performance.now();
  #resume: NodeJS.Timeout | undefined;
  #isHeld = false;

  /** `raw` is the connection under the socket, `address` the client's. */
  constructor(socket: WebSocket, raw: Duplex, address: string, recordRefusal: RecordSocketRefusal) {
    this.address = address;
    this.#socket = socket;
    this.#raw = raw;
    this.recordRefusal = recordRefusal;
    raw.on('data', this.#countUnauthenticated);
    this.#authenticationDeadline = setTimeout(() => this.#refuseUnauthenticated(), AUTHENTICATION_DEADLINE_MS);
  }

  get isAuthenticated(): boolean {
    return this.sessions.size > 0;
  }

  /** The member who authenticated over this socket first; null if no one has. */
  get member(): Actor | null {
    const [first] = this.sessions;
    return first?.actor ?? null;
  }

  /** Marks the socket as authenticated. */
  authenticate(session: DraftSession): void {
    this.sessions.add(session);
    clearTimeout(this.#authenticationDeadline);
    this.#raw.off('data', this.#countUnauthenticated);
  }

  /** Whether the member authenticated over this socket. */
  isOf(memberId: string): boolean {
    return [...this.sessions].some(({ actor }) => actor.memberId === memberId);
  }

  /** Passes on each binary frame, at the allowed rate. */
  onMessage(handle: (frame: Uint8Array) => void): void {
    this.#socket.on('message', (frame: RawData, isBinary: boolean) => {
      if (this.#socket.readyState !== this.#socket.OPEN) return;
      if (!isBinary || !Buffer.isBuffer(frame)) return this.#refuse('text-frame', CLOSE.binaryOnly);
      this.#spend();
      const joined = this.#joiner.take(new Uint8Array(frame.buffer, frame.byteOffset, frame.byteLength));
      if (joined.kind === 'whole') handle(joined.frame);
      if (joined.kind === 'invalid') this.#refuse('malformed-frame', CLOSE.malformed);
    });
  }

  onClose(handle: (code: number, reason: string) => void): void {
    // `ws` closes the socket by itself when a frame breaks its limit or its protocol.
    this.#socket.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') this.recordRefusal('frame-too-large');
      else if (code?.startsWith('WS_ERR_')) this.recordRefusal('malformed-frame');
    });
    this.#socket.on('close', (code, reason) => {
      clearTimeout(this.#resume);
      clearTimeout(this.#authenticationDeadline);
      handle(code, reason.toString());
    });
  }

  /** For Hocuspocus, with `send` and `close`. */
  get readyState(): number {
    return this.#socket.readyState;
  }

  send(frame: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (this.#socket.bufferedAmount > UNREAD_MAX_BYTES) {
      if (this.#socket.readyState === this.#socket.OPEN) rejections.inc({ reason: 'slow-reader' });
      this.#socket.terminate();
    } else if (ArrayBuffer.isView(frame)) this.#socket.send(frame);
  }

  close(code?: number, reason?: string): void {
    const refusal = findRefusal(code);
    if (refusal) this.recordRefusal(refusal);
    this.closeNow({ code: code ?? 1000, reason: reason ?? '' });
  }

  /** Closes at once, and cuts the connection if the client does not answer with a close frame in time. */
  closeNow({ code, reason }: CloseFrame): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.close(code, reason);
    if (this.#isHeld) this.#socket.resume();
    setTimeout(() => this.#socket.terminate(), CLOSE_GRACE_MS).unref();
  }

  /** Closes after this turn, so that the messages sent in it reach the client first. */
  closeAfterTurn(frame: CloseFrame): void {
    setImmediate(() => this.closeNow(frame));
  }

  /** Refuses after this turn, unless it was closed in it. */
  refuseAfterTurn(reason: SocketRefusal, frame: CloseFrame, docName: string): void {
    setImmediate(() => {
      if (this.#socket.readyState !== this.#socket.OPEN) return;
      this.recordRefusal(reason, docName);
      this.closeNow(frame);
    });
  }

  /** Stops reading until it is closed; frames that have arrived are still handled. */
  hold(): void {
    this.#isHeld = true;
    clearTimeout(this.#resume);
    this.#socket.pause();
  }

  /** Whether one more document may be opened; if so, counts it. Opening the same document again counts too. */
  mayOpen(): boolean {
    if (this.#openCount >= DOCUMENTS_PER_SOCKET) return false;
    this.#openCount += 1;
    return true;
  }

  /** Counts one open document less. */
  closeDocument(): void {
    this.#openCount -= 1;
  }

  #countUnauthenticated = (bytes: Uint8Array): void => {
    this.#unauthenticatedBytes += bytes.length;
    if (this.#unauthenticatedBytes > UNAUTHENTICATED_MAX_BYTES) this.#refuseUnauthenticated();
  };

  #refuseUnauthenticated(): void {
    this.recordRefusal('unauthenticated');
    clearTimeout(this.#authenticationDeadline);
    this.#raw.off('data', this.#countUnauthenticated);
    this.#socket.terminate();
  }

  #refuse(reason: SocketRefusal, frame: CloseFrame): void {
    this.recordRefusal(reason);
    this.closeNow(frame);
  }

  #spend(): void {
    const now = performance.now();
    const refill = ((now - this.#refilledAtMs) / 1000) * MESSAGES_PER_SECOND;
    this.#allowance = Math.min(MESSAGE_BURST, this.#allowance + refill) - 1;
    this.#refilledAtMs = now;
    if (this.#allowance >= 0 || this.#resume || this.#isHeld) return;
    this.#socket.pause();
    const waitMs = (-this.#allowance / MESSAGES_PER_SECOND) * 1000;
    this.#resume = setTimeout(() => {
      this.#resume = undefined;
      this.#socket.resume();
    }, waitMs);
  }
}
