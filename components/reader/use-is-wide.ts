import { useSyncExternalStore } from 'react';

/** From this width on the annotations stand beside the text: Tailwind's `lg`. */
const WIDE = '(min-width: 64rem)';

/** Whether there is room for the annotations beside the text; false until the page has come alive. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(WIDE).matches, isNever);
}

function subscribe(onChange: () => void): () => void {
  const wide = window.matchMedia(WIDE);
  wide.addEventListener('change', onChange);
  return () => wide.removeEventListener('change', onChange);
}

function isNever(): boolean {
  return false;
}
