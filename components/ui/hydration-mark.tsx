'use client';

import { useEffect } from 'react';

/**
 * Sets `data-hydrated` on the document after hydration: clicks before that have no effect. Must be last in the body, so that
 * the rest of the page is hydrated by then.
 */
export function HydrationMark() {
  useEffect(() => {
    document.documentElement.dataset.hydrated = '';
  }, []);
  return null;
}
