import { isAppError } from '#lib/errors.ts';
import { listPublicKeys } from '#lib/keys/list-public-keys.server.ts';
import { getPublishedVersions } from '#lib/version/get-published-factsheet.server.ts';
import {
  listCorrectingVersions,
  listLatestVersions,
  listNewestVersions,
} from '#lib/version/list-version-summaries.server.ts';
import type { PublishedVersions } from '#lib/version/published.ts';
import type { VersionSummary } from '#lib/version/version-summary.ts';
import type { Address } from './address.ts';
import type { Content } from './content.ts';
import { drawIco, readIconSvg } from './icon/read-icon.server.ts';
import { makeFile, type Site } from './make-page.ts';
import { makeOembed, readEmbeddable } from './oembed.ts';
import { drawPicture } from './picture/draw-picture.server.ts';
import { makeSheetContent } from './sheet-content.ts';
import { makeKeys, makeSiteContent, type SiteVersions, VERSIONS_OF } from './site-content.ts';
import { writeRobots } from './write-sitemap.ts';

/** How long what was read of all sheets is good for other addresses, so that a flood of searches reads them once. */
const SHEETS_TRUST_MS = 2_000;

/**
 * Reads the database for what stands at an address; null where nothing was published. `generation` differs after each purge.
 * @throws when the database is down.
 */
export type ContentLoader = (site: Site, address: Address, generation: number) => Promise<Content | null>;

const LISTS: Record<SiteVersions, () => Promise<VersionSummary[]>> = {
  newest: listNewestVersions,
  latest: listLatestVersions,
  correcting: listCorrectingVersions,
};

/** @see ContentLoader */
export function makeContentLoader(): ContentLoader {
  const known = new Map<SiteVersions, { versions: Promise<VersionSummary[]>; generation: number; readAtMs: number }>();

  function listOfSite(which: SiteVersions, generation: number): Promise<VersionSummary[]> {
    const read = known.get(which);
    if (read?.generation === generation && performance.now() - read.readAtMs < SHEETS_TRUST_MS) return read.versions;
    const versions = LISTS[which]();
    known.set(which, { versions, generation, readAtMs: performance.now() });
    return versions;
  }

  return async (site, address, generation) => {
    switch (address.kind) {
      case 'robots':
        return makeFile('text/plain; charset=utf-8', writeRobots(site.url));
      case 'iconSvg':
        return makeFile('image/svg+xml', readIconSvg());
      case 'ico':
        return makeFile('image/x-icon', await drawIco());
      case 'keys':
        return makeKeys(await listPublicKeys());
      case 'list':
      case 'newsroom':
      case 'siteCorrections':
      case 'siteAtom':
      case 'siteJsonFeed':
      case 'sitemap':
        return makeSiteContent(site, await listOfSite(VERSIONS_OF[address.kind], generation), address);
      case 'oembed':
        return loadOembed(site, address);
      case 'picture':
        return loadPicture(address);
      default: {
        const versions = await findVersions(address.slug);
        return versions && makeSheetContent(site, versions, address);
      }
    }
  };
}

async function loadOembed(site: Site, address: Extract<Address, { kind: 'oembed' }>): Promise<Content | null> {
  // As https://oembed.com, 2.3.3, asks for a format that is not provided.
  if (!address.isJson) {
    return { ...makeFile('text/plain; charset=utf-8', 'Ask for format=json.\n', { lifetime: 'missing' }), status: 501 };
  }
  const meant = readEmbeddable(site.url, address.url);
  const versions = meant && (await findVersions(meant.slug));
  return versions && makeOembed(site.url, versions, meant, address);
}

async function loadPicture({ slug, number }: { slug: string; number: number }): Promise<Content | null> {
  const snapshot = (await findVersions(slug))?.find((version) => version.snapshot.number === number)?.snapshot;
  return snapshot ? makeFile('image/png', await drawPicture(snapshot), { lifetime: 'frozen' }) : null;
}

async function findVersions(slug: string): Promise<PublishedVersions | null> {
  try {
    return await getPublishedVersions(slug);
  } catch (error) {
    if (isAppError(error) && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
