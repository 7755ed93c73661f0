/** Calls `act` once when the npm that started this process, or the shell between them, is gone. Nothing without npm. */
export function whenOrphaned(act: () => void): void;
