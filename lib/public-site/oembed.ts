import type { PublishedVersions } from '#lib/version/published.ts';
import { readAddress } from './address.ts';
import type { Content } from './content.ts';
import { EMBED_HEIGHT_PX, writeEmbedCode } from './embed.ts';
import { findPublishedClaim } from './find-claim.ts';
import { makeFile } from './make-page.ts';
import { PICTURE_SIZE } from './picture/picture-size.ts';

const DEFAULT_WIDTH_PX = 600;
const CACHE_S = 3600;

/** The sheet, and where one is meant the claim, that an address given to `/oembed` shows; null for any other address. */
export function readEmbeddable(siteUrl: string, url: string): { slug: string; number: number | null } | null {
  if (!URL.canParse(url) || new URL(url).origin !== new URL(siteUrl).origin) return null;
  const location = readAddress(new URL(url).pathname);
  if (location?.is !== 'page') return null;
  const { address } = location;
  if (address.kind === 'sheet') return { slug: address.slug, number: null };
  return address.kind === 'claim' || address.kind === 'embed' ? { slug: address.slug, number: address.number } : null;
}

export type OembedSize = { maxWidth: number | null; maxHeight: number | null };

/** The oEmbed answer (https://oembed.com): a claim is `rich`, a sheet a `link`; null where nothing was published there. */
export function makeOembed(
  siteUrl: string,
  versions: PublishedVersions,
  number: number | null,
  { maxWidth, maxHeight }: OembedSize,
): Content | null {
  const { title, newsroom, slug, number: newest } = versions[0].snapshot;
  const { widthPx, heightPx } = PICTURE_SIZE;
  const picture = {
    thumbnail_url: `${siteUrl}/facts/${slug}/v/${newest}.png`,
    thumbnail_width: widthPx,
    thumbnail_height: heightPx,
  };
  const common = {
    version: '1.0',
    provider_name: 'Touchstone',
    provider_url: siteUrl,
    author_name: newsroom.name,
    author_url: `${siteUrl}/facts?newsroom=${newsroom.slug}`,
    cache_age: CACHE_S,
    ...((maxWidth ?? widthPx) >= widthPx && (maxHeight ?? heightPx) >= heightPx && picture),
  };
  const type = 'application/json; charset=utf-8';
  if (number === null) return makeFile(type, JSON.stringify({ ...common, type: 'link', title }));
  const claim = findPublishedClaim(siteUrl, versions, number);
  if (!claim) return null;
  const width = Math.min(DEFAULT_WIDTH_PX, maxWidth ?? DEFAULT_WIDTH_PX);
  const height = Math.min(EMBED_HEIGHT_PX, maxHeight ?? EMBED_HEIGHT_PX);
  const html = writeEmbedCode(claim.embedUrl, `Fact check: ${claim.claim.wording}`, { width: String(width), height });
  return makeFile(type, JSON.stringify({ ...common, type: 'rich', title: claim.claim.wording, html, width, height }));
}

/** The link by which a page tells programs how to embed it. */
export function oembedLink(siteUrl: string, url: string, title: string): { type: string; href: string; title: string } {
  const href = `${siteUrl}/oembed?url=${encodeURIComponent(url)}&format=json`;
  return { type: 'application/json+oembed', href, title };
}
