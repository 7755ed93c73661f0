import {
  BROADCAST_MAX_MS,
  QUIET_MESSAGES_PER_SECOND,
  SENDS_PER_SECOND_AT_ONCE,
  SENDS_PER_SECOND_GATHERED,
} from '#lib/draft-log/limits.ts';

/** Time constant of the rates: what was a second ago counts a third. */
const MEMORY_MS = 1_000;

/** Events a second, as an exponentially weighted average of the last second or so. */
export class EventRate {
  #perSecond = 0;
  #atMs = Number.NEGATIVE_INFINITY;

  /** Counts `count` events at `nowMs`, which never goes back; returns the rate with them. */
  count(count: number, nowMs: number): number {
    this.#perSecond = this.#perSecond * Math.exp((this.#atMs - nowMs) / MEMORY_MS) + count * (1000 / MEMORY_MS);
    this.#atMs = nowMs;
    return this.#perSecond;
  }
}

/**
 * How long a draft's changes are gathered before they go out to its readers, 0 to BROADCAST_MAX_MS; 0 is the end of the turn. It
 * grows with what the node has to send, messages times readers. A quiet draft never waits: there is next to nothing to gather.
 */
export function broadcastDelayMs(draftMessagesPerSecond: number, nodeSendsPerSecond: number): number {
  if (draftMessagesPerSecond <= QUIET_MESSAGES_PER_SECOND) return 0;
  const load = (nodeSendsPerSecond - SENDS_PER_SECOND_AT_ONCE) / (SENDS_PER_SECOND_GATHERED - SENDS_PER_SECOND_AT_ONCE);
  return Math.round(Math.min(1, Math.max(0, load)) * BROADCAST_MAX_MS);
}
