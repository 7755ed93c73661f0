import { newsroomUrl } from '#lib/version/newsroom-url.ts';
import { findVersion, type PublishedVersions } from '#lib/version/published.ts';
import type { Snapshot } from '#lib/version/snapshot.ts';
import { readAddress } from './address.ts';
import type { Content } from './content.ts';
import { EMBED_HEIGHT_PX, writeEmbedCode } from './embed.ts';
import { type EmbedTheme, readTheme } from './embed-theme.ts';
import { findPublishedClaim } from './find-claim.ts';
import { makeFile } from './make-page.ts';
import { OEMBED_WIDTH_PX, type OembedRequest } from './oembed-request.ts';
import { PICTURE_SIZE } from './picture/picture-size.ts';

const CACHE_S = 3600;

/** What an address given to `/oembed` shows: a sheet, one of its versions, or one claim with the theme asked for. */
export type Embeddable =
  | { kind: 'sheet'; slug: string }
  | { kind: 'version'; slug: string; number: number }
  | { kind: 'claim'; slug: string; number: number; theme: EmbedTheme };

/** Reads an address given to `/oembed`; null for one that is not this site's, or shows something else. */
export function readEmbeddable(siteUrl: string, address: string): Embeddable | null {
  const url = URL.parse(address);
  if (url?.origin !== new URL(siteUrl).origin) return null;
  const location = readAddress(url.pathname + url.search);
  if (location?.is !== 'page') return null;
  const meant = location.address;
  switch (meant.kind) {
    case 'sheet':
      return { kind: 'sheet', slug: meant.slug };
    case 'version':
      return { kind: 'version', slug: meant.slug, number: meant.number };
    case 'claim':
    case 'embed': {
      const theme = readTheme(url.searchParams);
      return { kind: 'claim', slug: meant.slug, number: meant.number, theme };
    }
    default:
      return null;
  }
}

type Size = Pick<OembedRequest, 'maxWidth' | 'maxHeight'>;

/** The oEmbed answer (https://oembed.com): a claim is `rich`, a sheet or version a `link`; null where nothing was published there. */
export function makeOembed(
  siteUrl: string,
  versions: PublishedVersions,
  meant: Embeddable,
  size: Size,
): Content | null {
  const shown = meant.kind === 'version' ? findVersion(versions, meant.number) : versions[0];
  if (!shown) return null;
  const { title, number } = shown.snapshot;
  const common = describePublisher(siteUrl, shown.snapshot, size);
  if (meant.kind === 'sheet') return answer({ ...common, type: 'link', title });
  if (meant.kind === 'version') return answer({ ...common, type: 'link', title: `${title}, version ${number}` });
  const claim = findPublishedClaim(siteUrl, versions, meant.number);
  if (!claim) return null;
  const width = Math.min(OEMBED_WIDTH_PX, size.maxWidth ?? OEMBED_WIDTH_PX);
  const height = Math.min(EMBED_HEIGHT_PX, size.maxHeight ?? EMBED_HEIGHT_PX);
  const { wording } = claim.claim;
  const url = meant.theme === 'auto' ? claim.embedUrl : `${claim.embedUrl}?theme=${meant.theme}`;
  const html = writeEmbedCode(url, `Fact check: ${wording}`, { width: String(width), height });
  return answer({ ...common, type: 'rich', title: wording, html, width, height });
}

function answer(response: Record<string, unknown>): Content {
  return makeFile('application/json; charset=utf-8', JSON.stringify(response));
}

function describePublisher(siteUrl: string, { newsroom, slug, number }: Snapshot, { maxWidth, maxHeight }: Size) {
  const { widthPx, heightPx } = PICTURE_SIZE;
  const picture = {
    thumbnail_url: `${siteUrl}/facts/${slug}/v/${number}.png`,
    thumbnail_width: widthPx,
    thumbnail_height: heightPx,
  };
  return {
    version: '1.0',
    provider_name: 'Touchstone',
    provider_url: siteUrl,
    author_name: newsroom.name,
    author_url: newsroomUrl(siteUrl, newsroom.slug),
    cache_age: CACHE_S,
    ...((maxWidth ?? widthPx) >= widthPx && (maxHeight ?? heightPx) >= heightPx && picture),
  };
}

/** The link by which a page tells programs how to embed it. */
export function oembedLink(siteUrl: string, url: string, title: string): { type: string; href: string; title: string } {
  const href = `${siteUrl}/oembed?url=${encodeURIComponent(url)}&format=json`;
  return { type: 'application/json+oembed', href, title };
}
