import { AppError } from '#lib/errors.ts';

type Waiting = () => void;

/**
 * Runs a few things at a time, in turn for each lane, so that who comes often keeps only themselves waiting. What is preferred goes
 * before all lanes.
 */
export class FairQueue {
  readonly #runningMax: number;
  readonly #waitingMax: number;
  #running = 0;
  #waitingCount = 0;
  readonly #preferred: Waiting[] = [];
  /** In the order of their next turn. */
  readonly #lanes = new Map<string, Waiting[]>();

  constructor({ runningMax, waitingMax }: { runningMax: number; waitingMax: number }) {
    this.#runningMax = runningMax;
    this.#waitingMax = waitingMax;
  }

  /** Runs `work` when it is its turn; `lane` null is preferred. @throws AppError RATE_LIMITED when too many wait. */
  async run<T>(lane: string | null, work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#runningMax) {
      // Who is preferred is let in however many strangers wait.
      if (lane !== null && this.#waitingCount >= this.#waitingMax) throw new AppError('sign-in.busy');
      await new Promise<void>((resolve) => this.#wait(lane, resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#takeNext();
      // The place is handed over, so that nobody comes between.
      if (next) next();
      else this.#running -= 1;
    }
  }

  #wait(lane: string | null, waiting: Waiting): void {
    this.#waitingCount += 1;
    if (lane === null) this.#preferred.push(waiting);
    else this.#lanes.set(lane, [...(this.#lanes.get(lane) ?? []), waiting]);
  }

  #takeNext(): Waiting | undefined {
    const next = this.#preferred.shift() ?? this.#takeFromLane();
    if (next) this.#waitingCount -= 1;
    return next;
  }

  #takeFromLane(): Waiting | undefined {
    const [first] = this.#lanes;
    if (!first) return undefined;
    const [lane, [next, ...rest]] = first;
    this.#lanes.delete(lane);
    if (rest.length > 0) this.#lanes.set(lane, rest);
    return next;
  }
}
