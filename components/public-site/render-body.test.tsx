import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import type { Content } from '#lib/public-site/content.ts';
import { makeMissing, makeUnavailable, type Site } from '#lib/public-site/make-page.ts';
import { writeSitemap } from '#lib/public-site/write-sitemap.ts';
import type { PublishedVersions } from '#lib/version/published.ts';
import { summariseVersions } from '#lib/version/version-summary.ts';
import { CORRECTED, makeVersions, openSamplePage, RETRACTED, SAMPLE_PAGES } from '#seeds/sample-pages.ts';
import { renderBody } from './render-body.tsx';

const SITE: Site = {
  url: 'https://facts.example.test',
  renderer: { renderBody, style: 'main{color:inherit}' },
  policies: { page: 'the page’s', embed: { light: 'of light', dark: 'of dark', auto: 'the embed’s' } },
};

function open(target: string, versions?: PublishedVersions): Content | null {
  return openSamplePage(SITE, target, versions);
}

function read(target: string, versions?: PublishedVersions): string {
  return String(open(target, versions)?.body);
}

describe('every public page', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    rules: {
      // A matter of style, not of the standard: React writes maxLength, and an attribute without a value with an empty one.
      'void-style': 'off',
      'attr-case': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'no-inline-style': 'off',
      'long-title': 'off',
      'require-sri': 'off',
    },
  });

  const all = [
    ...SAMPLE_PAGES.map((target) => ({ name: target, make: () => open(target) })),
    ...SAMPLE_PAGES.map((target) => ({ name: `${target}, retracted`, make: () => open(target, RETRACTED) })),
    { name: 'the missing page', make: () => makeMissing(SITE) },
    { name: 'the unavailable page', make: () => makeUnavailable(SITE) },
  ];

  test.each(all)('[P66] $name is valid', async ({ make }) => {
    const { results } = await validator.validateString(String(make()?.body));
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => ({ ruleId, message, line, column })),
    );
    expect(found).toEqual([]);
  });

  test.each(all)('[P59] $name loads nothing', ({ name, make }) => {
    const page = String(make()?.body);
    const scripts = [...page.matchAll(/<script(?! type="application\/ld\+json")/g)];
    expect(scripts).toHaveLength(name.startsWith('/embed') ? 1 : 0);
    expect(page).not.toMatch(
      /<(?:img|link rel="(?:stylesheet|preload)"|iframe|object|audio|video)\b|@import|url\(http|\son[a-z]+="/,
    );
    expect(page).not.toMatch(/ style="/);
  });
});

test('[P65] a page names its own address, and what stands is indexed', () => {
  const pages = [
    ...['/facts', '/facts/newsrooms/harbour-desk'],
    ...['/facts/harbour', '/facts/harbour/corrections', '/facts/harbour/claims/1'],
  ];
  for (const target of pages) {
    expect(read(target)).toContain(`<link rel="canonical" href="https://facts.example.test${target}">`);
    expect(read(target)).not.toContain('noindex');
  }
});

test('[P65] a retracted sheet, an old version, a search, a comparison and an embed are not indexed', () => {
  for (const target of ['/facts/harbour', '/facts/harbour/claims/1', '/facts/harbour/corrections']) {
    expect(read(target, RETRACTED)).toContain('<meta name="robots" content="noindex">');
  }
  for (const target of [
    '/facts/harbour/v/1',
    '/facts?q=harbour',
    '/facts/harbour/history?from=1&to=2',
    '/embed/harbour/1',
  ]) {
    expect(read(target)).toContain('<meta name="robots" content="noindex">');
  }
});

test('[P65] the sitemap lists what stands, without what was retracted', () => {
  const sitemap = read('/sitemap.xml');
  expect(sitemap).toContain('<loc>https://facts.example.test/facts/harbour</loc>');
  expect(sitemap).toContain('<loc>https://facts.example.test/facts/harbour/claims/1</loc>');
  // The newest version has dropped it.
  expect(sitemap).not.toContain('/claims/2<');
  expect(sitemap).toContain('<loc>https://facts.example.test/facts/newsrooms/harbour-desk</loc>');
  expect(read('/sitemap.xml', RETRACTED)).not.toContain('/facts/harbour');
  expect(open('/sitemap/1.xml')).toBeNull();
});

test('[P65] a sitemap of more pages than one may list is a list of sitemaps, which hold each page once', () => {
  const summaries = summariseVersions(makeVersions({})).slice(0, 1);
  const list = (part: number | null, maxCount?: number) =>
    [...(writeSitemap(summaries, SITE.url, part, maxCount) ?? '').matchAll(/<loc>([^<]+)/g)].map(([, url]) => url);
  const all = list(null);
  expect(all).toHaveLength(6);
  const parts = list(null, 4);
  expect(parts).toEqual([`${SITE.url}/sitemap/1.xml`, `${SITE.url}/sitemap/2.xml`]);
  expect([...list(1, 4), ...list(2, 4)]).toEqual(all);
  expect(writeSitemap(summaries, SITE.url, 3, 4)).toBeNull();
});

test('[P71] a newsroom has a page with its own sheets; one that published nothing has none', () => {
  const page = read('/facts/newsrooms/harbour-desk');
  expect(page).toContain('<bdi>Harbour Desk</bdi>');
  expect(page).toContain('href="/facts/harbour"');
  expect(page).not.toContain('noindex');
  const [, graph = ''] = page.match(/<script type="application\/ld\+json">(.*?)<\/script>/) ?? [];
  expect(JSON.parse(graph)['@graph']).toMatchObject([
    { '@type': 'NewsMediaOrganization', '@id': 'https://facts.example.test/facts/newsrooms/harbour-desk' },
  ]);
  expect(open('/facts/newsrooms/another')).toBeNull();
  expect(read('/facts/harbour')).toContain('href="/facts/newsrooms/harbour-desk"');
});

test('[P68] the page of a version is the same whatever came later', () => {
  const alone = read('/facts/harbour/v/1', makeVersions({}));
  expect(read('/facts/harbour/v/1', CORRECTED)).toBe(alone);
  expect(alone).toContain('see the newest version');
});

test('[P68] that a sheet is retracted stands on every version', () => {
  expect(read('/facts/harbour/v/1', RETRACTED)).toContain('The records were forged.');
});

test('[P62] a claim that newer versions dropped keeps its address and says so', () => {
  expect(read('/facts/harbour/claims/2')).toContain('no longer part of the fact sheet');
  expect(read('/facts/harbour/claims/1')).not.toContain('no longer part');
  expect(open('/facts/harbour/claims/3')).toBeNull();
});

test('[P62] a claim of a retracted sheet says so, on its page and where it is embedded', () => {
  expect(read('/facts/harbour/claims/1', RETRACTED)).toContain('The records were forged.');
  expect(read('/embed/harbour/1', RETRACTED)).toContain('has retracted this fact sheet');
});

test('[P60] an embed has a policy of its own', () => {
  expect(open('/embed/harbour/1')?.headers['content-security-policy']).toBe('the embed’s');
  expect(open('/embed/harbour/1?theme=dark')?.headers['content-security-policy']).toBe('of dark');
  expect(open('/facts/harbour/claims/1')?.headers['content-security-policy']).toBe('the page’s');
});

test('[P64] the newest page, and each claim, are shared with the picture of the newest version', () => {
  for (const target of ['/facts/harbour', '/facts/harbour/claims/1']) {
    expect(read(target)).toContain(
      '<meta property="og:image" content="https://facts.example.test/facts/harbour/v/2.png">',
    );
  }
});

test('[P8] text stays text in the head as well', () => {
  const page = read('/facts/harbour', makeVersions({ title: '</title><script>alert(1)</script>"' }));
  expect(page).not.toContain('<script>alert');
});

test('[P1] what a version does not hold is nowhere', () => {
  for (const target of [
    '/facts/harbour/v/3',
    '/facts/harbour/v/3.json',
    '/facts/harbour/history?from=1&to=9',
    '/embed/harbour/9',
  ]) {
    expect(open(target)).toBeNull();
  }
});
