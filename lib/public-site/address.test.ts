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
  ['/embed/harbour/3', { kind: 'embed', slug: 'harbour', number: 3, theme: 'auto' }, '/embed/harbour/3'],
  [
    '/embed/harbour/3?x=1&theme=dark',
    { kind: 'embed', slug: 'harbour', number: 3, theme: 'dark' },
    '/embed/harbour/3?theme=dark',
  ],
  ['/embed/harbour/3?theme=pink', { kind: 'embed', slug: 'harbour', number: 3, theme: 'auto' }, '/embed/harbour/3'],
  ['/facts/newsrooms/harbour-desk?x', { kind: 'newsroom', newsroom: 'harbour-desk' }, '/facts/newsrooms/harbour-desk'],
  [
    '/facts?newsroom=harbour-desk&q=ferry',
    { kind: 'list', words: 'ferry', newsroom: 'harbour-desk' },
    '/facts?q=ferry&newsroom=harbour-desk',
  ],
  ['/facts?newsroom=No+Slug', { kind: 'list', words: '', newsroom: '' }, '/facts'],
  ['/sitemap.xml', { kind: 'sitemap', part: null }, '/sitemap.xml'],
  ['/sitemap/2.xml', { kind: 'sitemap', part: 2 }, '/sitemap/2.xml'],
  ['/robots.txt', { kind: 'robots' }, '/robots.txt'],
  ['/favicon.svg', { kind: 'iconSvg' }, '/favicon.svg'],
  ['/favicon.ico', { kind: 'ico' }, '/favicon.ico'],
  ['/.well-known/touchstone-keys.json', { kind: 'keys' }, '/.well-known/touchstone-keys.json'],
] as const;

describe('public addresses', () => {
  for (const [target, address, key] of CASES) {
    test(`[P50] ${target}`, () => expect(readAddress(target)).toEqual({ is: 'page', address, key }));
  }

  const OEMBED = '/oembed?url=http%3A%2F%2Fx.test%2Ffacts%2Fa';

  test.each([
    ['&maxwidth=300', '&format=json&maxwidth=300'],
    ['&format=json&x=1', '&format=json'],
    ['%3Futm%3D1%23top&format=json', '&format=json'],
    // A claim is 600 by 240 px and a picture 1200 by 630.
    ['&maxwidth=601&maxheight=600', '&format=json&maxwidth=600&maxheight=240'],
    ['&maxwidth=1200&maxheight=9000', '&format=json'],
    ['&maxwidth=0&maxheight=-1', '&format=json'],
  ])('[P70] an oEmbed request is one for all that have the same answer: %s', (more, rest) => {
    expect(readAddress(OEMBED + more)).toMatchObject({ is: 'page', key: OEMBED + rest });
  });

  test.each(['xml', 'x'.repeat(9_000), ''])('[P70] every other format is one request', (format) => {
    expect(readAddress(`${OEMBED}&maxwidth=1&format=${format}`)).toMatchObject({ key: '/oembed?format=other' });
  });

  test.each([`http://x.test/${'a'.repeat(3_000)}`, 'javascript:alert(1)', 'facts/a', ''])(
    '[P70] what is no address of a page is one request',
    (url) => {
      expect(readAddress(`/oembed?url=${encodeURIComponent(url)}`)).toMatchObject({ key: '/oembed?url=&format=json' });
    },
  );

  test('[P71] the old address of a newsroom leads to its page', () => {
    const moved = { is: 'moved', to: '/facts/newsrooms/harbour-desk' };
    expect(readAddress('/facts?newsroom=harbour-desk&q=')).toEqual(moved);
    expect(readAddress('/facts?newsroom=harbour-desk')).toEqual(moved);
  });

  test('[P50] a slash too many is moved to the address without', () => {
    expect(readAddress('/facts/harbour/?q=1')).toEqual({ is: 'moved', to: '/facts/harbour?q=1' });
    expect(readAddress('/facts//')).toEqual({ is: 'moved', to: '/facts' });
    expect(readAddress(`/facts${'/'.repeat(15_000)}`)).toEqual({ is: 'moved', to: '/facts' });
    expect(readAddress(`/facts${'/'.repeat(15_000)}x`)).toEqual({ is: 'nothing' });
  });

  for (const target of [
    `/facts/${'a'.repeat(81)}`,
    '/facts/newsrooms',
    '/facts/newsrooms/A',
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
