import { expect, type Page } from '@playwright/test';
import { loadRenderer } from '#lib/public-site/load-renderer.server.ts';
import type { Site } from '#lib/public-site/make-page.ts';
import { writePolicies } from '#lib/public-site/policy.server.ts';
import { lengthenWords } from '#seeds/long-words.ts';
import { CORRECTED, openSamplePage, RETRACTED, SAMPLE_PAGES } from '#seeds/sample-pages.ts';
import { test } from './test.ts';

async function isWiderThanWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test('[P67] no word is too long: 200 letters in every field, at any width, at 200 % too', async ({ browser }) => {
  const renderer = await loadRenderer();
  const site: Site = { url: 'https://facts.example.test', renderer, policies: writePolicies(renderer.style) };
  const page = await (await browser.newContext()).newPage();
  for (const versions of [CORRECTED, RETRACTED]) {
    const [newest, ...older] = versions.map((one) => ({ ...one, snapshot: lengthenWords(one.snapshot) }));
    if (!newest) throw new Error('a sheet has a version');
    for (const target of SAMPLE_PAGES) {
      const content = openSamplePage(site, target, [newest, ...older]);
      await page.setContent(String(content?.body));
      for (const fontSize of ['100%', '200%']) {
        await page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), fontSize);
        for (const width of [320, 390, 768, 1440]) {
          await page.setViewportSize({ width, height: 800 });
          expect(await isWiderThanWindow(page), `${target} at ${width} px, text at ${fontSize}`).toBe(false);
        }
      }
    }
  }
});
