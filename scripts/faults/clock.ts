/** Milliseconds since 1970 by a clock that nobody can step; the same for all processes to within a few milliseconds. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

export function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Asks every 50 ms. Gives how long it took, null when `timeoutMs` passed first. */
export async function timeUntil(holds: () => boolean | Promise<boolean>, timeoutMs: number): Promise<number | null> {
  const startedAt = now();
  while (!(await holds())) {
    if (now() - startedAt > timeoutMs) return null;
    await waitFor(50);
  }
  return now() - startedAt;
}
