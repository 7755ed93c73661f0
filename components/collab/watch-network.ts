import type { OpenDraft } from '#lib/collab/client/open-draft.ts';

/**
 * Tells the draft what the browser knows: that the network is gone, that it is back, or that the person came back to the page,
 * perhaps after signing in again in another tab. Returns what ends it.
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
