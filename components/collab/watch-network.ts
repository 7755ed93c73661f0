import type { OpenDraft } from '#lib/collab/client/open-draft.ts';

/**
 * Passes the browser's events to the draft: offline, online, or the page is visible again, perhaps after signing in again in
 * another tab. Returns a function that unsubscribes.
 */
export function watchNetwork(draft: OpenDraft): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const comeBack = () => {
    if (document.visibilityState === 'visible') draft.retry();
  };
  window.addEventListener('offline', draft.drop, { signal });
  window.addEventListener('online', draft.retry, { signal });
  window.addEventListener('focus', comeBack, { signal });
  document.addEventListener('visibilitychange', comeBack, { signal });
  return () => ending.abort();
}
