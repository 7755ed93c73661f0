import { LRUCache } from 'lru-cache';

/** Keys kept; beyond them the least recently used is evicted. */
const KEYS_MAX = 10_000;

/** Limits what each key may cause per window of time, so that what is repeated floods neither a log nor the node. */
export class EventBudget {
  readonly #max: number;
  readonly #windowMs: number;
  readonly #spent = new LRUCache<string, { count: number; sinceMs: number }>({ max: KEYS_MAX });

  constructor(max: number, windowMs: number) {
    this.#max = max;
    this.#windowMs = windowMs;
  }

  /** Whether `key` may cause one more; counts it. `nowMs` is from a monotonic clock. */
  spend(key: string, nowMs: number): boolean {
    const known = this.#spent.get(key);
    const entry = known && nowMs - known.sinceMs < this.#windowMs ? known : { count: 0, sinceMs: nowMs };
    entry.count += 1;
    this.#spent.set(key, entry);
    return entry.count <= this.#max;
  }

  /** How long until `key` may cause one more after the last of its window; 0 where there is no window. */
  waitMs(key: string, nowMs: number): number {
    const known = this.#spent.get(key);
    return known ? Math.max(0, known.sinceMs + this.#windowMs - nowMs) : 0;
  }
}
