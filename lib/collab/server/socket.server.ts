import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { FrameJoiner } from '#lib/collab/protocol/frame-parts.ts';
import {
  CLOSE_GRACE_MS,
  DOCUMENTS_PER_SOCKET,
  JOINED_FRAME_MAX_BYTES,
  MESSAGE_BURST,
  MESSAGES_PER_SECOND,
  PROOF_DEADLINE_MS,
  UNPROVEN_MAX_BYTES,
  UNREAD_MAX_BYTES,
} from '#lib/draft-log/limits.ts';
import { CLOSE, type CloseFrame } from '#lib/draft-log/refusal.ts';
import { rejections } from './metrics.server.ts';
import type { StrangerRefusal } from './record-refusal.server.ts';
import type { DraftSession } from './session.server.ts';

/**
 * One client's socket with its limits: until it has proved whose it is, it may send little and not for long; it is read no faster
 * than MESSAGES_PER_SECOND after a burst, so a flood waits in the sender's own buffer; and it is dropped when it leaves
 * UNREAD_MAX_BYTES unread.
 */
export class DraftSocket {
  /** Tells that it was refused while it was nobody's. */
  readonly onStranger: (reason: StrangerRefusal) => void;
  /** What was opened over it. */
  readonly sessions = new Set<DraftSession>();
  #openCount = 0;
  #socket: WebSocket;
  #raw: Duplex;
  #joiner = new FrameJoiner(JOINED_FRAME_MAX_BYTES);
  #unprovenBytes = 0;
  #proofDeadline: NodeJS.Timeout;
  #allowance = MESSAGE_BURST;
  #refilledAtMs = performance.now();
  #resume: NodeJS.Timeout | undefined;
  #isHeld = false;

  /** `raw` is the connection under the socket. */
  constructor(socket: WebSocket, raw: Duplex, onStranger: (reason: StrangerRefusal) => void) {
    this.#socket = socket;
    this.#raw = raw;
    this.onStranger = onStranger;
    raw.on('data', this.#countUnproven);
    this.#proofDeadline = setTimeout(() => this.#refuseUnproven(), PROOF_DEADLINE_MS);
  }

  get isProven(): boolean {
    return this.sessions.size > 0;
  }

  /** The socket is known to be a member's from here on. */
  prove(session: DraftSession): void {
    this.sessions.add(session);
    clearTimeout(this.#proofDeadline);
    this.#raw.off('data', this.#countUnproven);
  }

  /** Whether a session of the member was opened over it. */
  isOf(memberId: string): boolean {
    return [...this.sessions].some(({ actor }) => actor.memberId === memberId);
  }

  /** Hands on each binary frame, at the rate allowed. */
  onMessage(handle: (frame: Uint8Array) => void): void {
    this.#socket.on('message', (frame: RawData, isBinary: boolean) => {
      if (this.#socket.readyState !== this.#socket.OPEN) return;
      if (!isBinary || !Buffer.isBuffer(frame)) return this.closeNow({ code: 1003, reason: 'binary only' });
      this.#spend();
      const joined = this.#joiner.take(new Uint8Array(frame.buffer, frame.byteOffset, frame.byteLength));
      if (joined.kind === 'whole') handle(joined.frame);
      if (joined.kind === 'fault') this.#refuseMalformed();
    });
  }

  onClose(handle: (code: number, reason: string) => void): void {
    this.#socket.on('close', (code, reason) => {
      clearTimeout(this.#resume);
      clearTimeout(this.#proofDeadline);
      handle(code, reason.toString());
    });
  }

  /** What Hocuspocus writes to. */
  get readyState(): number {
    return this.#socket.readyState;
  }

  send(frame: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (this.#socket.bufferedAmount > UNREAD_MAX_BYTES) {
      if (this.#socket.readyState === this.#socket.OPEN) rejections.inc({ reason: 'slow-reader' });
      this.#socket.terminate();
    } else if (ArrayBuffer.isView(frame)) this.#socket.send(frame);
  }

  /** What Hocuspocus closes with. */
  close(code?: number, reason?: string): void {
    this.closeNow({ code: code ?? 1000, reason: reason ?? '' });
  }

  /** Closes at once, and cuts the connection when the client does not say good-bye in time. */
  closeNow({ code, reason }: CloseFrame): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.close(code, reason);
    if (this.#isHeld) this.#socket.resume();
    setTimeout(() => this.#socket.terminate(), CLOSE_GRACE_MS).unref();
  }

  /** Closes once what is being sent in this turn is on its way, so that the client also gets its words. */
  closeAfterTurn(frame: CloseFrame): void {
    setImmediate(() => this.closeNow(frame));
  }

  /** Reads no more until it is closed; what has arrived already is still handled. */
  hold(): void {
    this.#isHeld = true;
    clearTimeout(this.#resume);
    this.#socket.pause();
  }

  /** Whether one more document may be opened, the same one again too; counts it when so. */
  mayOpen(): boolean {
    if (this.#openCount >= DOCUMENTS_PER_SOCKET) return false;
    this.#openCount += 1;
    return true;
  }

  /** A document that was opened is closed. */
  closeDocument(): void {
    this.#openCount -= 1;
  }

  #countUnproven = (bytes: Uint8Array): void => {
    this.#unprovenBytes += bytes.length;
    if (this.#unprovenBytes > UNPROVEN_MAX_BYTES) this.#refuseUnproven();
  };

  #refuseUnproven(): void {
    this.onStranger('no-proof');
    clearTimeout(this.#proofDeadline);
    this.#raw.off('data', this.#countUnproven);
    this.#socket.terminate();
  }

  #refuseMalformed(): void {
    if (this.isProven) rejections.inc({ reason: 'malformed-frame' });
    else this.onStranger('malformed-frame');
    this.closeNow(CLOSE.malformed);
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
