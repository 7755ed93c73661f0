import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as decoding from 'lib0/decoding';
import { splitFrame } from '#lib/collab/protocol/frame-parts.ts';
import { FRAME_MAX_BYTES } from '#lib/draft-log/limits.ts';

const OPEN = 1;
/** The close code of a connection that ended without one, as browsers report it. */
const LOST = 1006;
/** Message type of Hocuspocus' protocol, and the kinds of y-protocols within it. */
const SYNC = 0;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

/**
 * The client's socket. Hocuspocus counts one acknowledgement per message, and the server refuses an update that builds on one it
 * has not seen. So after a connect the first sync is sent first, in parts if it is large. It includes earlier updates; later ones
 * are held back until it is sent. Nothing is queued while the socket is closed, since the first sync includes it and a queued
 * copy would make the count reach zero too early.
 */
export class DraftWebSocket extends HocuspocusProviderWebsocket {
  /** Called when a first sync begins, while updates are still left to it. */
  onFirstSync: () => void = () => undefined;
  #isOver = false;
  #phase: 'before' | 'syncing' | 'synced' = 'before';
  #held: Uint8Array[] = [];

  constructor(...args: ConstructorParameters<typeof HocuspocusProviderWebsocket>) {
    super(...args);
    this.on('open', () => this.#begin('before'));
    this.on('close', () => this.#begin('before'));
  }

  /** Disconnects for good: a reconnect may be due already, and would undo a mere disconnect. */
  end(): void {
    this.#isOver = true;
    this.disconnect();
  }

  /** Connects again after an end. */
  revive(): void {
    this.#isOver = false;
    // Where the old socket is still closing, its end brings the next one.
    this.shouldConnect = true;
    void this.connect();
  }

  /** Treats the connection as lost at once: on a dead network a browser waits up to a minute for the other side's close frame. */
  drop(): void {
    if (this.webSocket) this.emit('close', { event: { code: LOST, reason: 'lost' } });
  }

  override async connect(): Promise<unknown> {
    return this.#isOver ? undefined : super.connect();
  }

  override send(message: unknown): void {
    if (this.webSocket?.readyState !== OPEN || !(message instanceof Uint8Array)) return;
    const kind = readSyncKind(message);
    if (kind === STEP_1) {
      this.onFirstSync();
      this.#begin('syncing');
    }
    if (kind === UPDATE && this.#phase !== 'synced') {
      if (this.#phase === 'syncing') this.#held.push(message);
      return;
    }
    for (const part of splitFrame(message, FRAME_MAX_BYTES)) super.send(part);
    if (kind === STEP_2 && this.#phase === 'syncing') {
      const held = this.#held;
      this.#begin('synced');
      for (const update of held) super.send(update);
    }
  }

  #begin(phase: 'before' | 'syncing' | 'synced'): void {
    this.#phase = phase;
    this.#held = [];
  }
}

/** Which kind of sync message it is; null for any other. */
function readSyncKind(message: Uint8Array): number | null {
  const decoder = decoding.createDecoder(message);
  decoding.readVarString(decoder);
  return decoding.readVarUint(decoder) === SYNC ? decoding.readVarUint(decoder) : null;
}
