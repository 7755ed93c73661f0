import { type PublicKey, writeKeySet } from '#lib/keys/public-key.ts';
import { feedOfSite } from '#lib/version/feed.ts';
import { toNewsroomJsonLd, writeJsonLd } from '#lib/version/json-ld.ts';
import { mergeCorrections } from '#lib/version/list-corrections.ts';
import { newsroomUrl } from '#lib/version/newsroom-url.ts';
import { type SheetQuery, summarisePublished } from '#lib/version/published-summary.ts';
import type { VersionSummary } from '#lib/version/version-summary.ts';
import { writeAtom } from '#lib/version/write-atom.ts';
import { writeJsonFeed } from '#lib/version/write-json-feed.ts';
import type { Address } from './address.ts';
import type { Content } from './content.ts';
import { makeFile, makePage, type Site } from './make-page.ts';
import { BARE_HEAD, type DocumentHead } from './write-document.ts';
import { writeSitemap } from './write-sitemap.ts';

/** The addresses that are answered from all published sheets. */
export type SiteAddress = Extract<
  Address,
  { kind: 'list' | 'newsroom' | 'siteCorrections' | 'siteAtom' | 'siteJsonFeed' | 'sitemap' }
>;

/** Which versions an address of the whole site is made from: of each sheet the newest, the latest of all, those that corrected. */
export type SiteVersions = 'newest' | 'latest' | 'correcting';

export const VERSIONS_OF: Record<SiteAddress['kind'], SiteVersions> = {
  list: 'newest',
  newsroom: 'newest',
  siteCorrections: 'correcting',
  siteAtom: 'latest',
  siteJsonFeed: 'latest',
  sitemap: 'newest',
};

/**
 * The content at an address of the whole site, a pure function of the versions that VERSIONS_OF names, newest first; null for
 * what does not exist, as a newsroom that has published nothing.
 */
export function makeSiteContent(site: Site, versions: readonly VersionSummary[], address: SiteAddress): Content | null {
  switch (address.kind) {
    case 'list':
      return makeList(site, versions, address);
    case 'newsroom':
      return makeNewsroom(site, versions, address.newsroom);
    case 'siteCorrections':
      return makeCorrections(site, versions);
    case 'siteAtom':
      return makeFile('application/atom+xml; charset=utf-8', writeAtom(feedOfSite(versions, site.url)));
    case 'siteJsonFeed':
      return makeFile('application/feed+json; charset=utf-8', writeJsonFeed(feedOfSite(versions, site.url)));
    case 'sitemap':
      return makeSitemap(site, versions, address.part);
  }
}

/** The public keys of the newsrooms as a JSON Web Key Set (RFC 7517), retired ones too. */
export function makeKeys(keys: readonly PublicKey[]): Content {
  return makeFile('application/jwk-set+json', writeKeySet(keys));
}

function makeList(site: Site, sheets: readonly VersionSummary[], query: SheetQuery): Content {
  const isWhole = query.words === '' && query.newsroom === '';
  const head: DocumentHead = {
    ...BARE_HEAD,
    title: 'Fact sheets',
    description: 'What is confirmed, what is disputed, and who says so.',
    canonical: `${site.url}/facts`,
    isIndexed: isWhole,
    alternates: listFeeds(site),
  };
  return makePage(site, { kind: 'list', sheets: sheets.map(summarisePublished), query }, head);
}

/** A newsroom's page: who publishes, and all that it stands by or has retracted. */
function makeNewsroom(site: Site, all: readonly VersionSummary[], slug: string): Content | null {
  const versions = all.filter(({ newsroom }) => newsroom.slug === slug);
  const [newest] = versions;
  if (!newest) return null;
  const { newsroom } = newest;
  const head: DocumentHead = {
    ...BARE_HEAD,
    title: newsroom.name,
    description: `The fact sheets of ${newsroom.name}: what is confirmed, what is disputed, and who says so.`,
    canonical: newsroomUrl(site.url, slug),
    isIndexed: true,
    alternates: listFeeds(site),
    jsonLd: writeJsonLd(toNewsroomJsonLd(newsroom, site.url)),
  };
  return makePage(site, { kind: 'newsroom', newsroom, sheets: versions.map(summarisePublished) }, head);
}

function makeSitemap(site: Site, versions: readonly VersionSummary[], part: number | null): Content | null {
  const text = writeSitemap(versions, site.url, part);
  return text === null ? null : makeFile('application/xml; charset=utf-8', text);
}

function makeCorrections(site: Site, versions: readonly VersionSummary[]): Content {
  const head: DocumentHead = {
    ...BARE_HEAD,
    title: 'Corrections',
    description: 'What was put right or taken back in our fact sheets, and why.',
    canonical: `${site.url}/facts/corrections`,
    isIndexed: true,
    alternates: listFeeds(site),
  };
  return makePage(site, { kind: 'corrections', sheet: null, corrections: mergeCorrections(versions) }, head);
}

function listFeeds({ url }: Site): DocumentHead['alternates'] {
  const title = 'All fact sheets: versions and corrections';
  return [
    { type: 'application/atom+xml', href: `${url}/facts/feed.xml`, title },
    { type: 'application/feed+json', href: `${url}/facts/feed.json`, title },
  ];
}
