import { trimEndOf } from '#lib/trim-end.ts';
import { isReservedSlug, SLUG_MAX_LENGTH } from '#lib/version/slug.ts';
import { type EmbedTheme, readTheme } from './embed-theme.ts';
import { type OembedRequest, readOembedRequest, writeOembedQuery } from './oembed-request.ts';

/** One public address, taken apart. Numbers are whole and positive; what they name need not exist. */
export type Address =
  | { kind: 'list'; words: string; newsroom: string }
  | { kind: 'sheet' | 'corrections' | 'signed'; slug: string }
  | { kind: 'history'; slug: string; from: number | null; to: number | null }
  | { kind: 'version' | 'signedVersion' | 'picture' | 'claimTable' | 'annotations'; slug: string; number: number }
  | { kind: 'claim'; slug: string; number: number }
  | { kind: 'embed'; slug: string; number: number; theme: EmbedTheme }
  | { kind: 'atom' | 'jsonFeed'; slug: string }
  | { kind: 'newsroom'; newsroom: string }
  | { kind: 'siteCorrections' | 'siteAtom' | 'siteJsonFeed' }
  /** Of the pages' lists the one with this number; null for all, or the list of lists. */
  | { kind: 'sitemap'; part: number | null }
  | ({ kind: 'oembed' } & OembedRequest)
  | { kind: 'robots' | 'keys' | 'iconSvg' | 'ico' };

/** How the public site reads a request's target. */
export type Location =
  /** `key` is one for all ways to write the address. */
  | { is: 'page'; address: Address; key: string }
  | { is: 'moved'; to: string }
  /** Within the public site, but not one of its addresses. */
  | { is: 'nothing' };

const SLUG = '(?<slug>[a-z0-9]+(?:-[a-z0-9]+)*)';
const NEWSROOM = SLUG.replace('<slug>', '<newsroom>');
const NUMBER = '(?<number>[1-9]\\d{0,8})';

type Named = { slug: string; newsroom: string; number: number };
type Opened = (named: Named, query: URLSearchParams) => Address;

const ROUTES: readonly [pattern: string, open: Opened][] = [
  ['/facts', (_, query) => ({ kind: 'list', words: readWords(query), newsroom: readNewsroom(query) })],
  ['/facts/corrections', () => ({ kind: 'siteCorrections' })],
  ['/facts/feed\\.xml', () => ({ kind: 'siteAtom' })],
  ['/facts/feed\\.json', () => ({ kind: 'siteJsonFeed' })],
  [`/facts/newsrooms/${NEWSROOM}`, ({ newsroom }) => ({ kind: 'newsroom', newsroom })],
  [`/facts/${SLUG}`, ({ slug }) => ({ kind: 'sheet', slug })],
  [`/facts/${SLUG}\\.json`, ({ slug }) => ({ kind: 'signed', slug })],
  [`/facts/${SLUG}/history`, ({ slug }, query) => openHistory(slug, query)],
  [`/facts/${SLUG}/corrections`, ({ slug }) => ({ kind: 'corrections', slug })],
  [`/facts/${SLUG}/feed\\.xml`, ({ slug }) => ({ kind: 'atom', slug })],
  [`/facts/${SLUG}/feed\\.json`, ({ slug }) => ({ kind: 'jsonFeed', slug })],
  [`/facts/${SLUG}/v/${NUMBER}`, ({ slug, number }) => ({ kind: 'version', slug, number })],
  [`/facts/${SLUG}/v/${NUMBER}\\.json`, ({ slug, number }) => ({ kind: 'signedVersion', slug, number })],
  [`/facts/${SLUG}/v/${NUMBER}\\.png`, ({ slug, number }) => ({ kind: 'picture', slug, number })],
  [`/facts/${SLUG}/v/${NUMBER}\\.csv`, ({ slug, number }) => ({ kind: 'claimTable', slug, number })],
  [`/facts/${SLUG}/v/${NUMBER}\\.jsonld`, ({ slug, number }) => ({ kind: 'annotations', slug, number })],
  [`/facts/${SLUG}/claims/${NUMBER}`, ({ slug, number }) => ({ kind: 'claim', slug, number })],
  [`/embed/${SLUG}/${NUMBER}`, ({ slug, number }, query) => ({ kind: 'embed', slug, number, theme: readTheme(query) })],
  ['/oembed', (_, query) => ({ kind: 'oembed', ...readOembedRequest(query) })],
  ['/sitemap\\.xml', () => ({ kind: 'sitemap', part: null })],
  [`/sitemap/${NUMBER}\\.xml`, ({ number }) => ({ kind: 'sitemap', part: number })],
  ['/robots\\.txt', () => ({ kind: 'robots' })],
  ['/favicon\\.svg', () => ({ kind: 'iconSvg' })],
  ['/favicon\\.ico', () => ({ kind: 'ico' })],
  ['/\\.well-known/touchstone-keys\\.json', () => ({ kind: 'keys' })],
];

const COMPILED = ROUTES.map(([pattern, open]) => ({ pattern: new RegExp(`^${pattern}$`), open }));

const ONLY_SLUG = new RegExp(`^${SLUG}$`);
const MAX_WORDS_LENGTH = 200;
const OURS = /^\/(?:facts|embed)(?:\/|$)/;

/** Where a request's target, path with query, leads on the public site; null where it is not the public site's. */
export function readAddress(target: string): Location | null {
  const [path = '', search = ''] = splitOnce(target, '?');
  for (const { pattern, open } of COMPILED) {
    const match = pattern.exec(path);
    if (!match) continue;
    const { slug = '', newsroom = '', number = '0' } = match.groups ?? {};
    if (isReservedSlug(slug) || Math.max(slug.length, newsroom.length) > SLUG_MAX_LENGTH) return { is: 'nothing' };
    return locate(path, open({ slug, newsroom, number: Number(number) }, new URLSearchParams(search)));
  }
  if (!OURS.test(path)) return null;
  return path.length > 1 && path.endsWith('/')
    ? { is: 'moved', to: trimEndOf(path, /\//) + (search && `?${search}`) }
    : { is: 'nothing' };
}

function locate(path: string, address: Address): Location {
  // A newsroom's list was a search once; now it has a page of its own.
  if (address.kind === 'list' && address.newsroom !== '' && address.words === '') {
    return { is: 'moved', to: `/facts/newsrooms/${address.newsroom}` };
  }
  return { is: 'page', address, key: path + writeQuery(address) };
}

function openHistory(slug: string, query: URLSearchParams): Address {
  const [from, to] = [readNumber(query.get('from')), readNumber(query.get('to'))];
  return from !== null && to !== null
    ? { kind: 'history', slug, from, to }
    : { kind: 'history', slug, from: null, to: null };
}

/** The part of the query that makes a difference, always in one order. */
function writeQuery(address: Address): string {
  const parts = new URLSearchParams();
  if (address.kind === 'list') {
    if (address.words) parts.set('q', address.words);
    if (address.newsroom) parts.set('newsroom', address.newsroom);
  }
  if (address.kind === 'history' && address.from !== null) {
    parts.set('from', String(address.from));
    parts.set('to', String(address.to));
  }
  if (address.kind === 'embed' && address.theme !== 'auto') parts.set('theme', address.theme);
  const text = address.kind === 'oembed' ? writeOembedQuery(address) : parts.toString();
  return text && `?${text}`;
}

function readWords(query: URLSearchParams): string {
  return (query.get('q') ?? '').trim().replace(/\s+/g, ' ').slice(0, MAX_WORDS_LENGTH);
}

function readNewsroom(query: URLSearchParams): string {
  const slug = query.get('newsroom') ?? '';
  return slug.length <= SLUG_MAX_LENGTH && ONLY_SLUG.test(slug) ? slug : '';
}

function readNumber(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
