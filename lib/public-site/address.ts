import { trimEndOf } from '#lib/trim-end.ts';
import { isReservedSlug } from '#lib/version/slug.ts';

/** One public address, taken apart. Numbers are whole and positive; what they name need not exist. */
export type Address =
  | { kind: 'list'; words: string; newsroom: string }
  | { kind: 'sheet' | 'corrections' | 'signed'; slug: string }
  | { kind: 'history'; slug: string; from: number | null; to: number | null }
  | { kind: 'version' | 'signedVersion' | 'picture' | 'claimTable' | 'annotations'; slug: string; number: number }
  | { kind: 'claim' | 'embed'; slug: string; number: number }
  | { kind: 'atom' | 'jsonFeed'; slug: string }
  | { kind: 'siteCorrections' | 'siteAtom' | 'siteJsonFeed' | 'sitemap' }
  | { kind: 'oembed'; url: string; format: string; maxWidth: number | null; maxHeight: number | null }
  | { kind: 'robots' | 'keys' };

/** How the public site reads a request's target. */
export type Location =
  /** `key` is one for all ways to write the address. */
  | { is: 'page'; address: Address; key: string }
  | { is: 'moved'; to: string }
  /** Within the public site, but not one of its addresses. */
  | { is: 'nothing' };

const SLUG = '(?<slug>[a-z0-9]+(?:-[a-z0-9]+)*)';
const NUMBER = '(?<number>[1-9]\\d{0,8})';

type Opened = (groups: { slug: string; number: number }, query: URLSearchParams) => Address;

const ROUTES: readonly [pattern: string, open: Opened][] = [
  ['/facts', (_, query) => ({ kind: 'list', words: readWords(query), newsroom: query.get('newsroom') ?? '' })],
  ['/facts/corrections', () => ({ kind: 'siteCorrections' })],
  ['/facts/feed\\.xml', () => ({ kind: 'siteAtom' })],
  ['/facts/feed\\.json', () => ({ kind: 'siteJsonFeed' })],
  [`/facts/${SLUG}`, ({ slug }) => ({ kind: 'sheet', slug })],
  [`/facts/${SLUG}\\.json`, ({ slug }) => ({ kind: 'signed', slug })],
  [`/facts/${SLUG}/history`, ({ slug }, query) => openHistory(slug, query)],
  [`/facts/${SLUG}/corrections`, ({ slug }) => ({ kind: 'corrections', slug })],
  [`/facts/${SLUG}/feed\\.xml`, ({ slug }) => ({ kind: 'atom', slug })],
  [`/facts/${SLUG}/feed\\.json`, ({ slug }) => ({ kind: 'jsonFeed', slug })],
  [`/facts/${SLUG}/v/${NUMBER}`, (named) => ({ kind: 'version', ...named })],
  [`/facts/${SLUG}/v/${NUMBER}\\.json`, (named) => ({ kind: 'signedVersion', ...named })],
  [`/facts/${SLUG}/v/${NUMBER}\\.png`, (named) => ({ kind: 'picture', ...named })],
  [`/facts/${SLUG}/v/${NUMBER}\\.csv`, (named) => ({ kind: 'claimTable', ...named })],
  [`/facts/${SLUG}/v/${NUMBER}\\.jsonld`, (named) => ({ kind: 'annotations', ...named })],
  [`/facts/${SLUG}/claims/${NUMBER}`, (named) => ({ kind: 'claim', ...named })],
  [`/embed/${SLUG}/${NUMBER}`, (named) => ({ kind: 'embed', ...named })],
  ['/oembed', (_, query) => openOembed(query)],
  ['/sitemap\\.xml', () => ({ kind: 'sitemap' })],
  ['/robots\\.txt', () => ({ kind: 'robots' })],
  ['/\\.well-known/touchstone-keys\\.json', () => ({ kind: 'keys' })],
];

const COMPILED = ROUTES.map(([pattern, open]) => ({ pattern: new RegExp(`^${pattern}$`), open }));

const MAX_WORDS_LENGTH = 200;
const OURS = /^\/(?:facts|embed)(?:\/|$)/;

/** Where a request's target, path with query, leads on the public site; null where it is not the public site's. */
export function readAddress(target: string): Location | null {
  const [path = '', search = ''] = splitOnce(target, '?');
  const query = new URLSearchParams(search);
  for (const { pattern, open } of COMPILED) {
    const match = pattern.exec(path);
    if (!match) continue;
    const { slug = '', number = '0' } = match.groups ?? {};
    if (isReservedSlug(slug)) return { is: 'nothing' };
    const address = open({ slug, number: Number(number) }, query);
    return { is: 'page', address, key: path + writeQuery(address) };
  }
  if (!OURS.test(path)) return null;
  return path.length > 1 && path.endsWith('/')
    ? { is: 'moved', to: trimEndOf(path, /\//) + (search && `?${search}`) }
    : { is: 'nothing' };
}

function openHistory(slug: string, query: URLSearchParams): Address {
  return { kind: 'history', slug, from: readNumber(query.get('from')), to: readNumber(query.get('to')) };
}

function openOembed(query: URLSearchParams): Address {
  return {
    kind: 'oembed',
    url: query.get('url') ?? '',
    format: query.get('format') ?? 'json',
    maxWidth: readNumber(query.get('maxwidth')),
    maxHeight: readNumber(query.get('maxheight')),
  };
}

/** The part of the query that makes a difference, always in one order. */
function writeQuery(address: Address): string {
  const parts = new URLSearchParams();
  if (address.kind === 'list') {
    if (address.words) parts.set('q', address.words);
    if (address.newsroom) parts.set('newsroom', address.newsroom);
  }
  if (address.kind === 'history') {
    if (address.from && address.to) parts.set('from', String(address.from));
    if (address.from && address.to) parts.set('to', String(address.to));
  }
  if (address.kind === 'oembed') {
    parts.set('url', address.url);
    parts.set('format', address.format);
    if (address.maxWidth) parts.set('maxwidth', String(address.maxWidth));
    if (address.maxHeight) parts.set('maxheight', String(address.maxHeight));
  }
  const text = parts.toString();
  return text && `?${text}`;
}

function readWords(query: URLSearchParams): string {
  return (query.get('q') ?? '').trim().replace(/\s+/g, ' ').slice(0, MAX_WORDS_LENGTH);
}

function readNumber(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
