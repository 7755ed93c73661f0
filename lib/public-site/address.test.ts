import { describe, expect, test } from 'vitest';
import { readAddress } from './address.ts';

const CASES = [
  ['/facts', { kind: 'list', words: '', newsroom: '' }, '/facts'],
  [
    '/facts?q=+harbour++closed&utm_source=x',
    { kind: 'list', words: 'harbour closed', newsroom: '' },
    '/facts?q=harbour+closed',
  ],
  ['/facts/corrections', { kind: 'siteCorrections' }, '/facts/corrections'],
  ['/facts/feed.xml', { kind: 'siteAtom' }, '/facts/feed.xml'],
  ['/facts/feed.json', { kind: 'siteJsonFeed' }, '/facts/feed.json'],
  ['/facts/harbour-2', { kind: 'sheet', slug: 'harbour-2' }, '/facts/harbour-2'],
  ['/facts/harbour?fbclid=1', { kind: 'sheet', slug: 'harbour' }, '/facts/harbour'],
  ['/facts/harbour.json', { kind: 'signed', slug: 'harbour' }, '/facts/harbour.json'],
  ['/facts/harbour/history', { kind: 'history', slug: 'harbour', from: null, to: null }, '/facts/harbour/history'],
  [
    '/facts/harbour/history?to=2&from=1',
    { kind: 'history', slug: 'harbour', from: 1, to: 2 },
    '/facts/harbour/history?from=1&to=2',
  ],
  ['/facts/harbour/corrections', { kind: 'corrections', slug: 'harbour' }, '/facts/harbour/corrections'],
  ['/facts/harbour/feed.xml', { kind: 'atom', slug: 'harbour' }, '/facts/harbour/feed.xml'],
  ['/facts/harbour/feed.json', { kind: 'jsonFeed', slug: 'harbour' }, '/facts/harbour/feed.json'],
  ['/facts/harbour/v/2', { kind: 'version', slug: 'harbour', number: 2 }, '/facts/harbour/v/2'],
  ['/facts/harbour/v/2.json', { kind: 'signedVersion', slug: 'harbour', number: 2 }, '/facts/harbour/v/2.json'],
  ['/facts/harbour/v/2.png', { kind: 'picture', slug: 'harbour', number: 2 }, '/facts/harbour/v/2.png'],
  ['/facts/harbour/v/2.csv', { kind: 'claimTable', slug: 'harbour', number: 2 }, '/facts/harbour/v/2.csv'],
  ['/facts/harbour/v/2.jsonld', { kind: 'annotations', slug: 'harbour', number: 2 }, '/facts/harbour/v/2.jsonld'],
  ['/facts/harbour/claims/3', { kind: 'claim', slug: 'harbour', number: 3 }, '/facts/harbour/claims/3'],
  ['/embed/harbour/3', { kind: 'embed', slug: 'harbour', number: 3 }, '/embed/harbour/3'],
  ['/sitemap.xml', { kind: 'sitemap' }, '/sitemap.xml'],
  ['/robots.txt', { kind: 'robots' }, '/robots.txt'],
  ['/.well-known/touchstone-keys.json', { kind: 'keys' }, '/.well-known/touchstone-keys.json'],
] as const;

describe('public addresses', () => {
  for (const [target, address, key] of CASES) {
    test(`[P50] ${target}`, () => expect(readAddress(target)).toEqual({ is: 'page', address, key }));
  }

  test('[P50] oEmbed requests differ by all their parameters', () => {
    expect(readAddress('/oembed?maxwidth=300&url=http%3A%2F%2Fx.test%2Ffacts%2Fa&format=xml')).toEqual({
      is: 'page',
      address: { kind: 'oembed', url: 'http://x.test/facts/a', format: 'xml', maxWidth: 300, maxHeight: null },
      key: '/oembed?url=http%3A%2F%2Fx.test%2Ffacts%2Fa&format=xml&maxwidth=300',
    });
  });

  test('[P50] a slash too many is moved to the address without', () => {
    expect(readAddress('/facts/harbour/?q=1')).toEqual({ is: 'moved', to: '/facts/harbour?q=1' });
    expect(readAddress('/facts//')).toEqual({ is: 'moved', to: '/facts' });
    expect(readAddress(`/facts${'/'.repeat(15_000)}`)).toEqual({ is: 'moved', to: '/facts' });
    expect(readAddress(`/facts${'/'.repeat(15_000)}x`)).toEqual({ is: 'nothing' });
  });

  for (const target of [
    '/facts/Harbour',
    '/facts/a/v/0',
    '/facts/a/v/01',
    '/facts/feed',
    '/embed',
    '/facts/a/b/c',
    '/facts/%2e%2e',
  ]) {
    test(`[P58] nothing is at ${target}`, () => expect(readAddress(target)).toEqual({ is: 'nothing' }));
  }

  for (const target of ['/', '/stories', '/factsheets', '/embedded', '/robots.txt/x', '*', '']) {
    test(`[P50] ${target || 'an empty target'} is left alone`, () => expect(readAddress(target)).toBeNull());
  }
});
