/** A failure that set-up expects. Its message is one line: what is wrong, and what to do. */
export class SetupError extends Error {}

/** Writes one line for the person at the terminal. */
export function tell(line: string): void;

/** Runs one step of set-up and tells its name and time. A string that `work` returns is told as what was done. */
export function step<T>(name: string, work: () => Promise<T> | T): Promise<T>;
