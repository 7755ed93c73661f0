'use client';

import { startTransition, useCallback } from 'react';
import { refreshPageAction } from './collab-actions.ts';

/**
 * Fetches the page's server-rendered parts again. Unlike `router.refresh()`, which leaves the page when its fetch fails,
 * and loses unsaved input, this does nothing while offline; the next connect rings again.
 */
export function useRefresh(): () => void {
  return useCallback(() => {
    startTransition(async () => {
      await refreshPageAction(null).catch(() => null);
    });
  }, []);
}
