import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { splitFrame } from '#lib/collab/protocol/frame-parts.ts';
import { readSyncKind, SYNC } from '#lib/collab/protocol/messages.ts';
import { FRAME_MAX_BYTES } from '#lib/draft-log/limits.ts';

/** The close code that browsers report for a connection that was lost. */
const LOST = 1006;

/** Since the last connect: nothing was synced yet, the first sync is under way, or the server has all of it. */
type Phase = 'before' | 'syncing' | 'synced';

/**
 * The client's socket, for one draft. The provider counts one acknowledgement per message [H14], and the server refuses an update
 * that builds on one it has not seen. So after a connect the first sync is sent first, in parts if it is large. It includes
 * earlier updates; later ones are held back until it is sent. Nothing is queued while the socket is closed, as the provider's own
 * socket would [H15]: the first sync includes it, and a queued copy would make the count reach zero too early.
 */
export class DraftWebSocket extends HocuspocusProviderWebsocket {
  /** Called when a first sync begins, while updates are still left to it. */
  onFirstSync: () => void = () => undefined;
  /** Called after each message that was sent. */
  onSent: () => void = () => undefined;
  #hasEnded = false;
  #phase: Phase = 'before';
  #held: Uint8Array[] = [];

  constructor(...args: ConstructorParameters<typeof HocuspocusProviderWebsocket>) {
    super(...args);
    this.on('open', () => this.#enter('before'));
    this.on('close', () => this.#enter('before'));
  }

  /** Disconnects for good; a mere disconnect would be undone by a reconnect that is due [H17]. */
  end(): void {
    this.#hasEnded = true;
    this.disconnect();
  }

  /** Connects again after an end. */
  revive(): void {
    this.#hasEnded = false;
    // If the old socket is still closing, its close event starts the next one.
    this.shouldConnect = true;
    void this.connect();
  }

  /** Treats the connection as lost at once [H18]: on a dead network a browser waits up to a minute for the other side's close frame. */
  drop(): void {
    if (this.webSocket) this.emit('close', { event: { code: LOST, reason: 'lost' } });
  }

  /**
   * Resolves or rejects as `work` does, but never if the connection is another one by then. For tokens: the provider would
   * start the next connection's sync a second time [H16], and so count its acknowledgements wrongly.
   */
  async whileConnected<T>(work: () => Promise<T>): Promise<T> {
    const connection = this.webSocket;
    const [outcome] = await Promise.allSettled([work()]);
    if (this.webSocket !== connection) return new Promise(() => undefined);
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  override async connect(): Promise<unknown> {
    return this.#hasEnded ? undefined : super.connect();
  }

  override send(message: unknown): void {
    if (this.webSocket?.readyState !== WebSocket.OPEN || !(message instanceof Uint8Array)) return;
    const kind = readSyncKind(message);
    if (kind === SYNC.step1) {
      this.onFirstSync();
      this.#enter('syncing');
    }
    if (kind === SYNC.update && this.#phase !== 'synced') {
      if (this.#phase === 'syncing') this.#held.push(message);
      return;
    }
    for (const part of splitFrame(message, FRAME_MAX_BYTES)) super.send(part);
    this.onSent();
    if (kind === SYNC.step2 && this.#phase === 'syncing') {
      const held = this.#held;
      this.#enter('synced');
      for (const update of held) super.send(update);
    }
  }

  #enter(phase: Phase): void {
    this.#phase = phase;
    this.#held = [];
  }
}
