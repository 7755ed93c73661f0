import { join } from 'node:path';
import { baseUrl, env } from '#lib/env.server.ts';
import { isAppError } from '#lib/errors.ts';
import { log } from '#lib/log.server.ts';
import { listenForSignals } from '#lib/signal/listen.server.ts';
import { PUBLISHED_CHANNEL } from '#lib/signal/signals.ts';
import { getPublishedFactSheet } from '#lib/version/get-published-factsheet.server.ts';
import type { Site } from './make-page.ts';
import { makePageStore } from './page-store.server.ts';
import { writePolicies } from './policy.server.ts';
import { makePublicSite, type PublicSite } from './public-site.server.ts';
import type { SiteRenderer } from './site-page.ts';

const MEMORY_BYTES = 64 * 1024 * 1024;

export type RunningSite = Pick<PublicSite, 'handle'> & {
  /** Resolves when purges are heard. */
  ready: Promise<void>;
  close(): Promise<void>;
};

export type StartOptions = { loadRenderer: () => Promise<SiteRenderer>; isDevelopment: boolean };

/** The public pages of this node, purged by what any node publishes, with their copies under DATA_DIR. */
export function startPublicSite({ loadRenderer, isDevelopment }: StartOptions): RunningSite {
  const store = makePageStore({ folder: join(env().DATA_DIR, 'public-pages'), memoryBytes: MEMORY_BYTES });
  let known: Promise<Site> | undefined;
  const getSite = () => {
    if (isDevelopment || !known) known = loadRenderer().then(makeSite);
    return known;
  };
  const site = makePublicSite({ getSite, store, isDevelopment });
  const listener = listenForSignals({
    channels: [PUBLISHED_CHANNEL],
    onConnected() {
      site.setListening(true);
      site.purge(null);
    },
    onLost: () => site.setListening(false),
    onSignal(signal) {
      if (signal.channel !== PUBLISHED_CHANNEL) return;
      const { slug } = signal;
      site.purge(slug);
      if (slug === null || isDevelopment) return;
      warmSheet(site, slug).catch((error) => log().warn({ err: error, slug }, 'pages could not be made ahead'));
    },
  });
  return { handle: site.handle, ready: listener.ready, close: listener.stop };
}

function makeSite(renderer: SiteRenderer): Site {
  return { url: baseUrl(), renderer, policies: writePolicies(renderer.style) };
}

/** What readers of a new version request first: the sheet, the list, and the share picture. */
async function warmSheet(site: PublicSite, slug: string): Promise<void> {
  try {
    const { snapshot } = await getPublishedFactSheet(slug);
    await site.warm([`/facts/${slug}`, '/facts', `/facts/${slug}/v/${snapshot.number}.png`]);
  } catch (error) {
    if (!isAppError(error)) throw error;
  }
}
