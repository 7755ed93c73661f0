import { callAction } from './call-action.ts';
import { refreshPageAction } from './command-actions.ts';

/**
 * Fetches the page's server-rendered parts again; resolves once they are here. Unlike `router.refresh()`, which leaves the
 * page when its fetch fails, and with it whatever is being typed, this does nothing while the network is away or the session
 * has ended.
 */
export async function refreshPage(): Promise<void> {
  await callAction(refreshPageAction, null);
}
