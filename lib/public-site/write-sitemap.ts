import { escapeXml } from '#lib/version/escape-xml.ts';
import type { VersionSummary } from '#lib/version/version-summary.ts';

/** As many as a sitemap may list (https://www.sitemaps.org/protocol.html). */
const MAX_ADDRESSES = 50_000;

/** The site's sheets for search engines, newest first, without those that were retracted. `sheets`: the newest version of each. */
export function writeSitemap(sheets: readonly VersionSummary[], siteUrl: string): string {
  const pages = sheets
    .filter(({ retraction }) => retraction === null)
    .map(({ slug, publishedAt }) => ({ url: `${siteUrl}/facts/${slug}`, changedAt: publishedAt }));
  const changedAt = sheets[0]?.publishedAt;
  const entries = [
    { url: `${siteUrl}/facts`, changedAt },
    { url: `${siteUrl}/facts/corrections`, changedAt },
    ...pages,
  ];
  const lines = entries.slice(0, MAX_ADDRESSES).map((entry) => {
    const changed = entry.changedAt ? `<lastmod>${entry.changedAt}</lastmod>` : '';
    return `<url><loc>${escapeXml(entry.url)}</loc>${changed}</url>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...lines,
    '</urlset>\n',
  ].join('\n');
}

/** What crawlers may read: the public pages, and nothing of the newsrooms. */
export function writeRobots(siteUrl: string): string {
  const closed = ['/stories', '/review', '/settings', '/api/', '/collab', '/facts?'];
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${siteUrl}/sitemap.xml`,
    '',
  ].join('\n');
}
