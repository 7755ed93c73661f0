/** How long an answer may be cached: for good, revalidated, briefly, or not at all. */
export type Lifetime = 'frozen' | 'live' | 'missing' | 'failed';

/** One answer of the public site, whole and not yet compressed. */
export type Content = {
  status: number;
  type: string;
  body: string | Uint8Array;
  lifetime: Lifetime;
  /** Besides those that every answer has. */
  headers: Record<string, string>;
  /** The entity tag, if the bytes already have a hash; else they are hashed. */
  tag?: string;
};

const LIVE_AT_CDN_S = 60;
const STALE_AT_CDN_S = 60;
const STALE_ON_ERROR_S = 86_400;
const YEAR_S = 31_536_000;
const MISSING_AT_CDN_S = 10;

/** `Cache-Control` for a browser and a CDN. A live page is asked for each time by browsers, which costs a 304. */
export const CACHE_CONTROL: Record<Lifetime, string> = {
  frozen: `public, max-age=${YEAR_S}, immutable`,
  live: `public, max-age=0, s-maxage=${LIVE_AT_CDN_S}, stale-while-revalidate=${STALE_AT_CDN_S}, stale-if-error=${STALE_ON_ERROR_S}`,
  missing: `public, max-age=0, s-maxage=${MISSING_AT_CDN_S}`,
  failed: 'no-store',
};
