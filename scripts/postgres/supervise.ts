import { tell } from '#scripts/setup/step.mjs';
import { findPostmaster } from './postmaster.ts';

const LOOK_EVERY_MS = 250;
const RETRY_AFTER_MS = 1_000;

/** `end` resolves when no restart is under way any more. */
export type Supervision = { end: () => Promise<void> };

/**
 * Calls `restart` whenever no server holds `dataDir`, and again until it succeeds: a server may have been killed, and may
 * not come up before its disk has room again.
 */
export function supervise(dataDir: string, restart: () => Promise<void>): Supervision {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    if (isOver || findPostmaster(dataDir)) return later(LOOK_EVERY_MS);
    tell('PostgreSQL ended by itself: starting it again');
    try {
      await restart();
      tell('PostgreSQL is back');
      later(LOOK_EVERY_MS);
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      later(RETRY_AFTER_MS);
    }
  }

  function later(ms: number): void {
    if (isOver) return;
    timer = setTimeout(() => {
      looking = look();
    }, ms);
    timer.unref();
  }

  later(LOOK_EVERY_MS);
  return {
    end: async () => {
      isOver = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
