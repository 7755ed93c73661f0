/** What a fault is run with. */
export type FaultRun = {
  /** How often it is done. */
  rounds: number;
  /** The quick form, in `npm test`. */
  isShort: boolean;
  /** What limits of time are multiplied with: 1 in the full form; more in the short one, which shares its machine. */
  patience: number;
  random: () => number;
  /** A folder of its own, for journals and whatever else. */
  folder: string;
  /** The database that the faults share; one that damages its database makes another. */
  databaseUrl: string;
  /** Registers what undoes a start; the last one runs first. */
  atEnd: (undo: () => Promise<unknown> | unknown) => void;
  /** A line about how it goes. */
  say: (line: string) => void;
};

/** `measured` says what was seen, `faults` what should not have been; `left` what could not be tried on this machine, and why. */
export type Outcome = { measured: string; faults: string[]; left?: string };

/** One row of the suite. */
export type Fault = {
  /** As in `npm run faults -- NAME`. */
  name: string;
  /** What is done. */
  title: string;
  /** What it must show. */
  promise: string;
  rounds: { full: number; short: number };
  run: (run: FaultRun) => Promise<Outcome>;
};

/** "1.2 s", or "never" for null. */
export function inSeconds(ms: number | null): string {
  return ms === null ? 'never' : `${(ms / 1000).toFixed(1)} s`;
}
