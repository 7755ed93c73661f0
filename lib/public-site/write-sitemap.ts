import { escapeXml } from '#lib/version/escape-xml.ts';
import { newsroomUrl } from '#lib/version/newsroom-url.ts';
import type { VersionSummary } from '#lib/version/version-summary.ts';

/** As many as one list may have (https://www.sitemaps.org/protocol.html). */
const MAX_ADDRESSES = 50_000;

const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

type Listed = { url: string; changedAt: string | undefined };

/**
 * The site's pages for search engines: lists, newsrooms, then each sheet that stands with its claims, newest first. `sheets`: the
 * newest version of each. More than one list may have are split: without `part` it is the list of these lists, with it the list
 * of that number, from 1 on; null if there is none.
 */
export function writeSitemap(
  sheets: readonly VersionSummary[],
  siteUrl: string,
  part: number | null,
  maxCount = MAX_ADDRESSES,
): string | null {
  const pages = listPages(sheets, siteUrl);
  const partCount = Math.ceil(pages.length / maxCount);
  if (part !== null) {
    if (partCount === 1 || part > partCount) return null;
    return writeList('urlset', 'url', pages.slice((part - 1) * maxCount, part * maxCount));
  }
  if (partCount === 1) return writeList('urlset', 'url', pages);
  const changedAt = sheets[0]?.publishedAt;
  const parts = Array.from({ length: partCount }, (_, at) => ({ url: `${siteUrl}/sitemap/${at + 1}.xml`, changedAt }));
  return writeList('sitemapindex', 'sitemap', parts);
}

function listPages(sheets: readonly VersionSummary[], siteUrl: string): Listed[] {
  const standing = sheets.filter(({ retraction }) => retraction === null);
  const changedAt = sheets[0]?.publishedAt;
  const newsrooms = new Map(sheets.toReversed().map(({ newsroom, publishedAt }) => [newsroom.slug, publishedAt]));
  return [
    { url: `${siteUrl}/facts`, changedAt },
    { url: `${siteUrl}/facts/corrections`, changedAt },
    ...[...newsrooms].map(([slug, at]) => ({ url: newsroomUrl(siteUrl, slug), changedAt: at })),
    ...standing.map(({ slug, publishedAt }) => ({ url: `${siteUrl}/facts/${slug}`, changedAt: publishedAt })),
    ...standing.flatMap(({ slug, publishedAt, claimNumbers }) =>
      claimNumbers.map((number) => ({ url: `${siteUrl}/facts/${slug}/claims/${number}`, changedAt: publishedAt })),
    ),
  ];
}

function writeList(list: string, entry: string, listed: readonly Listed[]): string {
  const lines = listed.map(({ url, changedAt }) => {
    const changed = changedAt ? `<lastmod>${changedAt}</lastmod>` : '';
    return `<${entry}><loc>${escapeXml(url)}</loc>${changed}</${entry}>`;
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<${list} ${NAMESPACE}>`, ...lines, `</${list}>\n`].join('\n');
}

/** What crawlers may read: the public pages, and nothing of the newsrooms' desks. */
export function writeRobots(siteUrl: string): string {
  const closed = ['/stories', '/review', '/settings', '/search', '/for-you', '/outlets', '/api/', '/collab', '/facts?'];
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    // The longest match counts (RFC 9309, 2.2.2): the old address of a newsroom leads to its page.
    'Allow: /facts?newsroom=',
    '',
    `Sitemap: ${siteUrl}/sitemap.xml`,
    '',
  ].join('\n');
}
