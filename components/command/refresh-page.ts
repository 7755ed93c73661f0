import { callAction } from './call-action.ts';
import { refreshPageAction } from './command-actions.ts';

/** When the last fetch of this page began that did not fail, by `performance.now()`. */
let begunAt = Number.NEGATIVE_INFINITY;

/**
 * Fetches the page's server-rendered parts again; resolves once they are here. Unlike `router.refresh()`, which leaves the
 * page when its fetch fails, and with it whatever is being typed, this does nothing while the network is away or the session
 * has ended.
 */
export async function refreshPage(): Promise<void> {
  begunAt = performance.now();
  const { ok } = await callAction(refreshPageAction, null);
  if (!ok) begunAt = Number.NEGATIVE_INFINITY;
}

/** The same, unless a fetch has begun since `time` (by `performance.now()`), as after a command of one's own. */
export async function refreshPageSince(time: number): Promise<void> {
  if (begunAt < time) await refreshPage();
}
