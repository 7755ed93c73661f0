import { useState } from 'react';

/** The last value that differs by `isSame` from the one before, so that effects run only for what matters to them. */
export function useSteady<T>(next: T, isSame: (a: T, b: T) => boolean): T {
  const [kept, setKept] = useState(next);
  if (kept === next || isSame(kept, next)) return kept;
  setKept(next);
  return next;
}
