// What a command has started ends with it: on its own end, on Ctrl-C, and when the process that started it is killed.
import { whenOrphaned } from './orphan.mjs';
import { tell } from './step.mjs';

const INTERRUPTED_CODE = 130;

const endings: (() => Promise<void>)[] = [];
let ended: Promise<void> | undefined;
let stopRequested: ((reason: string) => void) | undefined;

/** Registers what undoes a start; the last one registered runs first. */
export function atEnd(ending: () => Promise<void>): void {
  endings.push(ending);
}

/** Runs all endings once, whoever calls first. Errors are told and do not keep the others from running. */
export function endAll(): Promise<void> {
  ended ??= (async () => {
    for (const ending of endings.reverse()) {
      try {
        await ending();
      } catch (error) {
        console.error(error);
      }
    }
  })();
  return ended;
}

/** Resolves when somebody asks the process to stop. Until it is called, such a request ends the process at once. */
export function waitForStop(): Promise<string> {
  return new Promise((resolve) => {
    stopRequested = resolve;
  });
}

/** Listens for signals, and for the death of the process that started this one. */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
  process.on('disconnect', () => stop('the starting process ended'));
  if (!process.connected) whenOrphaned(() => stop('npm ended'));
}

function stop(reason: string): void {
  if (stopRequested) {
    stopRequested(reason);
    return;
  }
  if (!ended) tell(`Stopping (${reason})`);
  void endAll().then(() => process.exit(INTERRUPTED_CODE));
}
