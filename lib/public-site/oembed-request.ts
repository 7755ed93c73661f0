import { EMBED_HEIGHT_PX } from './embed.ts';
import { PICTURE_SIZE } from './picture/picture-size.ts';

/** What a consumer of oEmbed asks for (https://oembed.com, 2.2), with everything left out that makes no difference to the answer. */
export type OembedRequest = {
  /** Of a page of ours, without fragment and without parameters but `theme`; empty where it is none. */
  url: string;
  /** The only format that is provided. */
  isJson: boolean;
  /** In px; null for a limit above all that is ever given. */
  maxWidth: number | null;
  maxHeight: number | null;
};

export const OEMBED_WIDTH_PX = 600;
const MAX_URL_LENGTH = 2048;

/** Reads a request's parameters. Another format is one request, whatever else it asks for. */
export function readOembedRequest(query: URLSearchParams): OembedRequest {
  const isJson = (query.get('format') ?? 'json') === 'json';
  if (!isJson) return { url: '', isJson, maxWidth: null, maxHeight: null };
  return {
    url: readUrl(query.get('url') ?? ''),
    isJson,
    maxWidth: readLimit(query.get('maxwidth'), OEMBED_WIDTH_PX, PICTURE_SIZE.widthPx),
    maxHeight: readLimit(query.get('maxheight'), EMBED_HEIGHT_PX, PICTURE_SIZE.heightPx),
  };
}

/** The query of the request, one for all that have the same answer. */
export function writeOembedQuery({ url, isJson, maxWidth, maxHeight }: OembedRequest): string {
  if (!isJson) return 'format=other';
  const parts = new URLSearchParams({ url, format: 'json' });
  if (maxWidth !== null) parts.set('maxwidth', String(maxWidth));
  if (maxHeight !== null) parts.set('maxheight', String(maxHeight));
  return parts.toString();
}

function readUrl(text: string): string {
  const url = text.length > MAX_URL_LENGTH ? null : URL.parse(text);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return '';
  const theme = url.searchParams.get('theme');
  return url.origin + url.pathname + (theme === 'light' || theme === 'dark' ? `?theme=${theme}` : '');
}

/** A claim is at most `claimPx` large and a picture `picturePx`, so limits between the two, and above, are alike. */
function readLimit(text: string | null, claimPx: number, picturePx: number): number | null {
  if (text === null || !/^[1-9]\d{0,8}$/.test(text)) return null;
  const limitPx = Number(text);
  if (limitPx >= picturePx) return null;
  return Math.min(limitPx, claimPx);
}
