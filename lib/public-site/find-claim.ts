import { findRetraction, type PublishedVersions } from '#lib/version/published.ts';
import type { PublishedClaim } from './site-page.ts';

/** A claim by its number, from the newest version that holds it; null when none ever did. `siteUrl` without a trailing slash. */
export function findPublishedClaim(
  siteUrl: string,
  versions: PublishedVersions,
  number: number,
): PublishedClaim | null {
  for (const { snapshot } of versions) {
    const claim = snapshot.claims.find((one) => one.number === number);
    if (!claim) continue;
    const { format, slug, title, newsroom, publishedAt } = snapshot;
    return {
      claim,
      format,
      slug,
      sheetTitle: title,
      newsroomName: newsroom.name,
      number: snapshot.number,
      publishedAt,
      isDropped: snapshot.number < versions[0].snapshot.number,
      retraction: findRetraction(versions),
      url: `${siteUrl}/facts/${slug}/claims/${number}`,
      embedUrl: `${siteUrl}/embed/${slug}/${number}`,
    };
  }
  return null;
}
