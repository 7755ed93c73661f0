type Entry = { isIntersecting: boolean; boundingClientRect: { height: number } };

/**
 * What an IntersectionObserver's entries say of one group of cards, null for none: whether it is near the window, and how high
 * it was where it went away, in CSS pixels; null where that is not known.
 */
export function readNearness(entries: readonly Entry[]): { isNear: boolean; heightPx: number | null } | null {
  // What happened fast comes together, the newest last.
  const entry = entries.at(-1);
  if (!entry) return null;
  const { height } = entry.boundingClientRect;
  // Nothing in a closed list has a height.
  return { isNear: entry.isIntersecting, heightPx: !entry.isIntersecting && height > 0 ? height : null };
}
