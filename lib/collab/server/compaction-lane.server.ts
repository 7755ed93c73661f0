import { COMPACTION_RETRY_MAX_MS, COMPACTION_RETRY_MIN_MS, COMPACTION_TRIES_MAX } from '#lib/draft-log/limits.ts';
import { log } from '#lib/log.server.ts';

type Compact = () => Promise<void>;
type Waiting = { compact: Compact; failures: number };

/**
 * Compacts one draft after the other, beside what people wait for: `compact` writes over a connection of its own. A failure loses
 * nothing, since the log is whole, so it is tried again and only the last one is an error.
 */
export class CompactionLane {
  readonly #waiting = new Map<string, Waiting>();
  readonly #retries = new Map<string, NodeJS.Timeout>();
  #isRunning = false;
  #isStopped = false;

  /** Compacts the draft when it is its turn; a later call for the same draft replaces one that waits. */
  add(docId: string, compact: Compact): void {
    this.#enter(docId, { compact, failures: 0 });
  }

  /** Starts nothing any more. */
  stop(): void {
    this.#isStopped = true;
    this.#waiting.clear();
    for (const timer of this.#retries.values()) clearTimeout(timer);
    this.#retries.clear();
  }

  #enter(docId: string, waiting: Waiting): void {
    if (this.#isStopped) return;
    clearTimeout(this.#retries.get(docId));
    this.#retries.delete(docId);
    this.#waiting.set(docId, waiting);
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (const [docId, { compact, failures }] of this.#waiting) {
      this.#waiting.delete(docId);
      try {
        await compact();
      } catch (error) {
        this.#retry(docId, { compact, failures: failures + 1 }, error);
      }
    }
    this.#isRunning = false;
  }

  #retry(docId: string, waiting: Waiting, error: unknown): void {
    const { failures } = waiting;
    if (failures >= COMPACTION_TRIES_MAX) {
      log().error({ err: error, docId, failures }, 'a draft could not be compacted; its next edit tries again');
      return;
    }
    log().debug({ err: error, docId, failures }, 'compacting a draft is tried again');
    if (this.#isStopped || this.#waiting.has(docId)) return;
    const delayMs = Math.min(COMPACTION_RETRY_MIN_MS * 2 ** (failures - 1), COMPACTION_RETRY_MAX_MS);
    this.#retries.set(
      docId,
      setTimeout(() => this.#enter(docId, waiting), delayMs),
    );
  }
}
