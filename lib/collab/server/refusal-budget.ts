import { LRUCache } from 'lru-cache';

/** Keys that are remembered at once; beyond them the least recently seen is evicted. */
const KEYS_MAX = 10_000;

/**
 * How much may be written down about each key in a window of time, so that whoever is refused over and over cannot fill a
 * log. Time is given in milliseconds, from any clock that does not run back.
 */
export class RefusalBudget {
  readonly #max: number;
  readonly #windowMs: number;
  readonly #spent = new LRUCache<string, { count: number; sinceMs: number }>({ max: KEYS_MAX });

  constructor(max: number, windowMs: number) {
    this.#max = max;
    this.#windowMs = windowMs;
  }

  /** Whether one more about `key` may be written down; counts it. */
  spend(key: string, nowMs: number): boolean {
    const known = this.#spent.get(key);
    const entry = known && nowMs - known.sinceMs < this.#windowMs ? known : { count: 0, sinceMs: nowMs };
    entry.count += 1;
    this.#spent.set(key, entry);
    return entry.count <= this.#max;
  }
}
