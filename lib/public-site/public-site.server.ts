import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '#lib/log.server.ts';
import { type Address, type Location, readAddress } from './address.ts';
import { type ContentLoader, makeContentLoader } from './load-content.server.ts';
import { makeMissing, makeMissingFile, makeUnavailable, type Site } from './make-page.ts';
import type { KeptPage, PageStore } from './page-store.server.ts';
import { rememberAddresses } from './remember-addresses.server.ts';
import { assemble, encode, type Representation } from './representation.server.ts';
import { send } from './send.server.ts';

/*
 * The public pages of one node. A page is made once, out of frozen snapshots, compressed once, and sent from memory until a
 * signal says that its sheet changed. While the database does not answer, every page once served here is served as it was.
 */

/** How long a reader waits for a newer page, with an older one at hand and without. */
const PATIENCE_WITH_COPY_MS = 1_000;
const PATIENCE_MS = 10_000;
/** Retry backoff after a failure to make a page. */
const RETRY_BACKOFF_MS = 3_000;
/** While signals do not arrive, a page older than this is checked again. */
const UNNOTIFIED_TRUST_MS = 2_000;
/** Addresses known to be missing, and as many that failed; each takes about 200 bytes. */
const REMEMBERED_COUNT = 5_000;

export type PublicSite = {
  /** Answers a request for a public address; false, and nothing done, for any other. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** The sheet changed: its pages, and those of several sheets, are rendered again; null means all that are not frozen. */
  purge(slug: string | null): void;
  /** Whether purges arrive. While they do not, cached pages are trusted for seconds only. */
  setListening(isListening: boolean): void;
  /** Renders pages before they are requested. Addresses are targets as a request has them. */
  warm(targets: readonly string[]): Promise<void>;
};

export type PublicSiteOptions = {
  /** The site's pages as they look now; asked again for every page where `isDevelopment`. */
  getSite: () => Promise<Site>;
  store: PageStore;
  isDevelopment: boolean;
  load?: ContentLoader;
};

type PageLocation = Extract<Location, { is: 'page' }>;

/** @see the comment at the top of this file. */
export function makePublicSite({
  getSite,
  store,
  isDevelopment,
  load = makeContentLoader(),
}: PublicSiteOptions): PublicSite {
  const missing = rememberAddresses({ maxCount: REMEMBERED_COUNT });
  const failed = rememberAddresses({ maxCount: REMEMBERED_COUNT, ttlMs: RETRY_BACKOFF_MS });
  const underWay = new Map<string, Promise<Representation | null>>();
  let isListening = false;
  let missingPage: Promise<Representation> | undefined;
  const missingOembed = represent(makeMissingFile('No fact sheet, version or claim was published at this url.'));

  function isGood(kept: KeptPage): boolean {
    if (kept.isFrozen) return true;
    return !kept.isStale && (isListening || performance.now() - kept.checkedAtMs < UNNOTIFIED_TRUST_MS);
  }

  function handle(request: IncomingMessage, response: ServerResponse): boolean {
    const { url = '/', method } = request;
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead && !isDevelopment) {
      const kept = store.find(url);
      if (kept && isGood(kept)) {
        send(request, response, kept.page);
        return true;
      }
    }
    const location = readAddress(url);
    if (location === null) return false;
    if (!isRead) refuseMethod(response, method === 'OPTIONS');
    else if (location.is === 'moved') redirect(response, location.to);
    else
      answer(location, request, response).catch((error) => {
        log().error({ err: error, url }, 'a public page failed');
        if (!response.headersSent) response.writeHead(500, ['cache-control', 'no-store']);
        response.end();
      });
    return true;
  }

  async function answer(location: Location, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = location.is === 'page' ? await findPage(location) : null;
    send(request, response, page ?? (await findMissingPage(location)));
  }

  function findMissingPage(location: Location): Promise<Representation> {
    // Programs ask there, and read what is wrong.
    if (location.is === 'page' && location.address.kind === 'oembed') return missingOembed;
    if (isDevelopment || !missingPage) missingPage = getSite().then((site) => represent(makeMissing(site)));
    return missingPage;
  }

  /** The current page, else an older copy; null if there is none. */
  async function findPage(location: PageLocation): Promise<Representation | null> {
    const { key } = location;
    if (isDevelopment) return make(location);
    const kept = store.find(key);
    if (kept && isGood(kept)) return kept.page;
    if (missing.has(key) && isListening) return null;
    try {
      if (failed.has(key)) throw new Error('it failed a moment ago');
      return await within(refresh(location), kept ? PATIENCE_WITH_COPY_MS : PATIENCE_MS);
    } catch (error) {
      const copy = kept?.page ?? (await store.findOnDisk(key));
      if (!failed.has(key)) {
        failed.add(key);
        log().warn({ err: error, key, hasCopy: copy !== undefined }, 'a public page could not be made');
      }
      return copy ?? represent(makeUnavailable(await getSite()));
    }
  }

  /** Renders the page and caches it; once, however many requests wait for it. */
  function refresh(location: PageLocation): Promise<Representation | null> {
    const { key } = location;
    const running = underWay.get(key);
    if (running) return running;
    const making = make(location).finally(() => {
      if (underWay.get(key) === making) underWay.delete(key);
    });
    underWay.set(key, making);
    return making;
  }

  async function make({ address, key }: PageLocation): Promise<Representation | null> {
    const generation = store.generation();
    const content = await load(await getSite(), address, generation);
    failed.forget(key);
    if (!content) {
      if (generation === store.generation()) missing.add(key);
      return null;
    }
    // New readers of an older version must see a retraction, even though caches may keep their copy.
    const isFrozen = content.lifetime === 'frozen' && address.kind !== 'version';
    const of = {
      slug: slugOf(address),
      isFrozen,
      onDisk: !isDevelopment && content.status === 200 && isNamed(address),
      generation,
    };
    return (await store.keep(key, await encode(content), of)).page;
  }

  function purge(slug: string | null): void {
    missing.clear();
    // What is under way was read before; who asks from now on waits for a page that was not.
    underWay.clear();
    store.markStale(slug);
  }

  async function warm(targets: readonly string[]): Promise<void> {
    for (const target of targets) {
      const location = readAddress(target);
      if (location?.is === 'page') await refresh(location);
    }
  }

  return {
    handle,
    purge,
    warm,
    setListening(hears) {
      isListening = hears;
    },
  };
}

/** The sheet that an address shows; null for one that shows several, or none. */
function slugOf(address: Address): string | null {
  return 'slug' in address ? address.slug : null;
}

/** Whether the number of such addresses is bounded by what is published; that of searches is not. */
function isNamed(address: Address): boolean {
  if (address.kind === 'oembed') return false;
  return address.kind !== 'list' || (address.words === '' && address.newsroom === '');
}

async function represent(content: Parameters<typeof encode>[0]): Promise<Representation> {
  return assemble(await encode(content));
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(308, ['location', to, 'cache-control', 'public, max-age=3600', 'content-length', '0']);
  response.end();
}

function refuseMethod(response: ServerResponse, isAsking: boolean): void {
  response.writeHead(isAsking ? 204 : 405, [
    'allow',
    'GET, HEAD, OPTIONS',
    ...(isAsking ? [] : ['content-length', '0']),
  ]);
  response.end();
}

/** @throws Error when `work` takes longer than `limitMs`. The work goes on. */
async function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
