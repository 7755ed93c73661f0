import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { retractFactSheet } from '#lib/factsheet/retract-factsheet.server.ts';
import { findFreePort } from '#scripts/postgres/free-port.ts';
import { startProgram } from '#scripts/process/program.ts';
import { buildArticle, buildEvidence } from '#seeds/factories.server.ts';
import { type BuiltSheet, buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { expectAccessible } from './people.ts';
import { test as base } from './test.ts';

const SEED = '/facts/russia-azerbaijan-june-2025';
const PAGE_LIMIT_BYTES = 40 * 1024;
/** The colour of the page, as components/ui/tokens.css has it. */
const PAPER = { light: 'rgb(250, 248, 244)', dark: 'rgb(23, 22, 20)' };
const ARABIC = 'بقي الميناء مغلقا طوال اليوم';

/** `test` with `embed`: opens somebody else's page, of another origin, that shows a claim with the code that our page gives. */
const test = base.extend<{ embed: (page: Page, slug: string, style?: string) => Promise<void> }>({
  embed: async ({ baseURL }, use) => {
    let code = '';
    let styleOfPage = '';
    const elsewhere = createServer((_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<!doctype html><title>Elsewhere</title><style>${styleOfPage}</style><body>${code}`);
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    await use(async (page, slug, style = '') => {
      styleOfPage = style;
      await page.goto(`${baseURL}/facts/${slug}/claims/1`);
      await page.getByText('Show this claim on your site').click();
      code = await page.getByRole('textbox', { name: 'Copy this into your page' }).inputValue();
      await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    });
    elsewhere.close();
    elsewhere.closeAllConnections();
  },
});

async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(url);
  return page;
}

/** A published sheet with a passage that reads from right to left. */
async function publishSheet(): Promise<BuiltSheet> {
  const sheet = await buildReadySheet();
  const article = await buildArticle({ story: sheet.story, language: 'ar', text: `${ARABIC}.` });
  await buildEvidence({ claim: sheet.claim, article, quote: ARABIC, stance: 'contradicts' });
  await publishNow(sheet);
  return sheet;
}

async function isWiderThanWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test('[P59] the whole page with the story of the seed is one request of at most 40 KB', async ({
  browser,
  baseURL,
}) => {
  const page = await (await browser.newContext()).newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const answer = await page.goto(`${baseURL}${SEED}`);
  await page.waitForLoadState('networkidle');
  expect(requests).toEqual([`${baseURL}${SEED}`]);
  const { 'content-encoding': encoding, 'content-length': length } = (await answer?.allHeaders()) ?? {};
  expect(encoding).toMatch(/^(br|gzip)$/);
  expect(Number(length)).toBeLessThanOrEqual(PAGE_LIMIT_BYTES);
  expect(
    await page.evaluate(
      () => document.scripts.length && document.querySelector('script:not([type="application/ld+json"])'),
    ),
  ).toBeNull();
});

/** Every kind of page, with much and with nothing on it. */
function listPaths(slug: string): string[] {
  const lists = ['/facts', '/facts?q=nothing', '/facts/newsrooms/demo', '/facts/corrections', '/facts/nothing-here'];
  return [...lists, SEED, `${SEED}/claims/1`, `/facts/${slug}/v/1`, `/facts/${slug}/history`, `/embed/${slug}/1`];
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[P9] axe finds nothing on any public page, ${colorScheme}`, async ({ browser, baseURL }) => {
    const { slug } = await publishSheet();
    const page = await visit(browser, `${baseURL}/facts`, { colorScheme, viewport: { width: 390, height: 800 } });
    for (const path of listPaths(slug)) {
      await page.goto(`${baseURL}${path}`);
      await expectAccessible(page);
    }
  });
}

test('[P67] no page is wider than its window, from 320 px on', async ({ browser, baseURL }) => {
  const { slug } = await publishSheet();
  const page = await visit(browser, `${baseURL}/facts`);
  for (const path of listPaths(slug)) {
    await page.goto(`${baseURL}${path}`);
    for (const width of [320, 390, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await isWiderThanWindow(page), `${path} at ${width} px`).toBe(false);
    }
  }
});

test('[P67] nothing is lost at 200 %, by zoom or by the size of the text', async ({ browser, baseURL }) => {
  const zoomed = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };
  const page = await visit(browser, `${baseURL}${SEED}`, zoomed);
  expect(await isWiderThanWindow(page)).toBe(false);
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  expect(await isWiderThanWindow(page)).toBe(false);
});

test('[P67] a quote from right to left is set so', async ({ browser, baseURL }) => {
  const { slug } = await publishSheet();
  const page = await visit(browser, `${baseURL}/facts/${slug}`);
  const quote = page.getByRole('blockquote').filter({ hasText: ARABIC });
  await expect(quote).toHaveAttribute('lang', 'ar');
  expect(await quote.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
});

test('[P67] the landmarks are one each, and the tab key follows the reading', async ({ browser, baseURL }) => {
  const page = await visit(browser, `${baseURL}${SEED}`);
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('navigation', { name: 'Site' })).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  const places: number[] = [];
  // Keys do nothing in a closed part of the page.
  const count = await page.locator(':is(a[href], summary, input, select, button, textarea):visible').count();
  for (let index = 1; index < Math.min(count, 60); index += 1) {
    await page.keyboard.press('Tab');
    places.push(
      await page.evaluate(() => {
        const all = [...document.querySelectorAll('a[href], summary, input, select, button, textarea, [tabindex="0"]')];
        return document.activeElement ? all.indexOf(document.activeElement) : -1;
      }),
    );
  }
  const reached = places.filter((place) => place !== -1);
  expect(reached.length).toBeGreaterThan(10);
  expect(reached).toEqual([...new Set(reached)].sort((a, b) => a - b));
});

test('[P67] the first key leads past the bar', async ({ browser, baseURL }) => {
  const page = await visit(browser, `${baseURL}${SEED}`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('[P60] only an embed may be framed, and no page may load or run anything', async ({ request }) => {
  const policyOf = async (path: string) => (await request.get(path)).headers()['content-security-policy'];
  expect(await policyOf(SEED)).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self'; .*frame-ancestors 'none'$/,
  );
  expect(await policyOf(SEED)).not.toContain('script-src');
  expect(await policyOf(SEED.replace('/facts/', '/embed/').concat('/1'))).toMatch(
    /script-src 'sha256-.*frame-ancestors \*$/,
  );
});

test('[P61] an embed fits its height within a sandbox, and its links open beside the page', async ({
  browser,
  baseURL,
  embed,
}) => {
  const { slug, claim } = await publishSheet();
  const page = await (await browser.newContext({ viewport: { width: 320, height: 800 } })).newPage();
  await embed(page, slug);
  const frame = page.frameLocator('iframe[sandbox]');
  await expect(frame.getByRole('heading', { name: claim.text })).toBeVisible();
  const fits = async () => {
    const needed = await frame.getByRole('main').evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
    return (await page.locator('iframe').evaluate((element) => element.clientHeight)) - needed;
  };
  await expect.poll(fits).toBe(0);
  const [opened] = await Promise.all([page.waitForEvent('popup'), frame.getByRole('link').click()]);
  await expect(opened).toHaveURL(`${baseURL}/facts/${slug}/claims/1`);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[P72] an embed is as the page around it, where the reader prefers ${colorScheme}`, async ({
    browser,
    embed,
  }) => {
    const { slug } = await publishSheet();
    const page = await (await browser.newContext({ colorScheme })).newPage();
    const paper = () =>
      page
        .frameLocator('iframe')
        .locator('html')
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    for (const [style, expected] of [
      ['', 'light'],
      ['html{color-scheme:light}', 'light'],
      ['html{color-scheme:dark}', 'dark'],
      ['html{color-scheme:light dark}', colorScheme],
    ] as const) {
      await embed(page, slug, style);
      await expect.poll(paper, style).toBe(PAPER[expected]);
    }
    await page.evaluate(() => document.documentElement.setAttribute('style', 'color-scheme:dark'));
    await expect.poll(paper).toBe(PAPER.dark);
  });

  test(`[P72] an embed’s address fixes its theme, where the reader prefers ${colorScheme}`, async ({
    browser,
    baseURL,
  }) => {
    const { slug } = await publishSheet();
    const page = await visit(browser, `${baseURL}/facts`, { colorScheme });
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    for (const [query, expected] of [
      ['?theme=light', 'light'],
      ['?theme=dark', 'dark'],
      ['?theme=auto', colorScheme],
      ['', colorScheme],
    ] as const) {
      await page.goto(`${baseURL}/embed/${slug}/1${query}`);
      expect(await paper()).toBe(PAPER[expected]);
      await expectAccessible(page);
    }
  });
}

test('[P61] an embed shows by itself what became of the claim', async ({ browser, baseURL, embed }) => {
  const sheet = await publishSheet();
  const page = await (await browser.newContext()).newPage();
  await page.clock.install();
  await embed(page, sheet.slug);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText('Evidence for and against')).toBeVisible();
  await retractFactSheet(sheet.actor, { storyId: sheet.story.id, number: 1, reason: 'The log was forged.' });
  const ask = async () => (await page.request.get(`${baseURL}/embed/${sheet.slug}/1`)).text();
  await expect.poll(ask).toContain('has retracted this fact sheet');
  await page.clock.runFor('05:01');
  await expect(frame.getByText('has retracted this fact sheet')).toBeVisible();
});

test('[P67] on paper the page is the text, without the bar and the forms', async ({ browser, baseURL }) => {
  const page = await visit(browser, `${baseURL}${SEED}`, { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Site' })).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).color)).toBe('rgb(31, 28, 24)');
});

test('[P56] a server that never had a database serves what was served before', async ({ request, baseURL }) => {
  const { slug } = await publishSheet();
  const path = `/facts/${slug}`;
  const before = await (await request.get(path)).text();
  const port = await findFreePort();
  const env = {
    PORT: String(port),
    HOST: '127.0.0.1',
    BASE_URL: baseURL ?? '',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
  };
  const server = startProgram(process.execPath, ['server.ts'], { env, output: 'none' });
  try {
    const ask = async (target: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}${target}`).catch(() => null);
      return answer && { status: answer.status, text: await answer.text() };
    };
    await expect.poll(() => ask(path), { timeout: 30_000 }).toEqual({ status: 200, text: before });
    expect(await ask('/facts/never-asked-for')).toMatchObject({ status: 503 });
  } finally {
    await server.end('SIGKILL');
  }
});
