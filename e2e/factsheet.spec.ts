import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { db } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { buildStory } from '#seeds/factories.server.ts';
import { buildApprovedClaim, buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { buildPerson, draftStatus, expectAccessible, open, signIn, untilKept } from './people.ts';
import { test } from './test.ts';

/** A browser without a session. */
async function visit(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(path);
  return page;
}

async function publishSheet() {
  const sheet = await buildReadySheet({
    ballots: [{ rating: 1 }, { rating: 1 }, { rating: 1 }, { rating: 2, reason: 'Only one source says so.' }],
  });
  await publishNow(sheet);
  return sheet;
}

async function isWiderThanWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test('[P9] the public page reads whole without a session and without JavaScript', async ({ browser, baseURL }) => {
  const { slug, claim } = await publishSheet();
  const page = await visit(browser, `${baseURL}/facts/${slug}`, { javaScriptEnabled: false });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What closed the harbour');
  await expect(page.getByRole('region', { name: 'At a glance' })).toContainText('1 Confirmed');
  const section = page.getByRole('region', { name: claim.text });
  await expect(section).toContainText('4 voted');
  await expect(section).toContainText('1 of 4 rated it “probably true”: “Only one source says so.”');
  await expect(section.getByRole('heading', { name: /^Evidence for/ })).toBeVisible();
  await page.getByRole('link', { name: 'All versions' }).click();
  await expect(page.getByRole('link', { name: 'Version 1' })).toBeVisible();
  await page.getByRole('link', { name: 'Version 1' }).click();
  await expect(page).toHaveURL(/\/v\/1$/);
  await expect(page.getByText('npm run verify')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[P9] axe finds nothing on the public pages, ${colorScheme}, narrow or wide`, async ({ browser, baseURL }) => {
    const { slug } = await publishSheet();
    const page = await visit(browser, `${baseURL}/facts`, { colorScheme });
    for (const path of ['/facts', `/facts/${slug}`, `/facts/${slug}/history`]) {
      await page.goto(`${baseURL}${path}`);
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await expectAccessible(page);
        expect(await isWiderThanWindow(page), `${path} at ${width} px`).toBe(false);
      }
    }
  });
}

test('[P1] an address that nobody published is a 404, page and JSON alike', async ({ request }) => {
  for (const path of ['/facts/nobody-published-this', '/facts/nobody-published-this.json', '/facts/x/v/1']) {
    expect((await request.get(path)).status()).toBe(404);
  }
});

test('[F11] the signed snapshot is served for keeps: its own tag, 304, one year', async ({ request }) => {
  const { slug } = await publishSheet();
  const answer = await request.get(`/facts/${slug}/v/1.json`);
  const { etag = '', 'cache-control': caching } = answer.headers();
  expect(caching).toBe('public, max-age=31536000, immutable');
  expect(etag).toMatch(new RegExp(`^"${(await answer.json()).sha256}(-br|-gzip)?"$`));
  const again = await request.get(`/facts/${slug}/v/1.json`, { headers: { 'if-none-match': etag } });
  expect(again.status()).toBe(304);
});

test('[F15] the drafting page places a claim by key, shows what will be frozen, and what went stale', async ({
  browser,
  baseURL,
}) => {
  const editor = await buildPerson({ role: 'editor' });
  const story = await buildStory({ actor: editor });
  const sheet = await buildReadySheet({ story });
  const second = await buildApprovedClaim({ story });
  const page = await signIn(browser, baseURL ?? '', editor);
  await open(page, `/stories/${story.id}/factsheet`);
  await expect(draftStatus(page, 'Saved')).toBeVisible();

  const sections = page.getByRole('textbox', { name: 'Sections' });
  await sections.getByText(sheet.claim.text).waitFor();
  // The key places nothing before its button does.
  await expect(page.getByRole('button', { name: 'Place in sheet: claim 2' })).toBeEnabled();
  await page.keyboard.press('Control+Alt+p');
  await expect(sections).toContainText(second.text);
  await expect(page.getByText('All of them are in the sheet.')).toBeVisible();
  await untilKept(sheetDocId(story.id), 'body', second.id);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 1' });
  await expect(dialog.getByRole('region', { name: 'What will be frozen' })).toContainText(second.text);
  await db().claim.update({ where: { id: second.id }, data: { state: 'voting' } });
  await dialog.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(page.getByText(/Remove claim 2 from the text/).first()).toBeVisible();
  expect(await db().factSheetVersion.count({ where: { factSheet: { slug: sheet.slug } } })).toBe(0);
});

test('[F14] an observer reads the draft along and is offered nothing to change', async ({ browser, baseURL }) => {
  const sheet = await buildReadySheet();
  const observer = await buildPerson({ role: 'observer', newsroomId: sheet.story.newsroomId });
  const page = await signIn(browser, baseURL ?? '', observer);
  await open(page, `/stories/${sheet.story.id}/factsheet`);
  await expect(draftStatus(page, 'Reading only')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Sections' })).toContainText(sheet.claim.text);
  await expect(page.getByRole('textbox', { name: 'Sections' })).toHaveAttribute('contenteditable', 'false');
  for (const name of ['Publish', 'Bold']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
});

test('[F41] two people write the title; what stands on the page is saved, survives a reload, and is what is published', async ({
  browser,
  baseURL,
}) => {
  const first = await buildPerson({ role: 'editor' });
  const second = await buildPerson({ role: 'editor', newsroomId: first.newsroomId });
  const title = `What closed the harbour for three days in autumn, and who had known of it: ${crypto.randomUUID()}`;
  const story = await buildStory({ actor: first, title });
  const sheet = await buildReadySheet({ story, draft: { title: '', address: '' } });
  const [page, other] = await Promise.all([first, second].map((person) => signIn(browser, baseURL ?? '', person)));
  if (!page || !other) throw new Error('both signed in');
  for (const one of [page, other]) {
    await open(one, `/stories/${story.id}/factsheet`);
    await expect(draftStatus(one, 'Saved')).toBeVisible();
    await expect(one.getByText('Its title and its address can be published')).toBeVisible();
  }
  // On a phone, too, the box has room for the title that is published until somebody writes another.
  await page.setViewportSize({ width: 390, height: 844 });
  const hiddenPx = (field: HTMLElement) => field.scrollHeight - field.clientHeight;
  expect(await page.getByRole('textbox', { name: 'Title' }).evaluate(hiddenPx)).toBeLessThanOrEqual(1);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('textbox', { name: 'Title' }).click();
  await page.keyboard.type('What closed');
  await expect(other.getByRole('textbox', { name: 'Title' })).toHaveText('What closed');
  await other.getByRole('textbox', { name: 'Title' }).click();
  await other.keyboard.press('End');
  await other.keyboard.type(' the harbour');
  await other.keyboard.press('Enter');
  await other.keyboard.press('Control+z');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveText('What closed');
  await other.keyboard.press('Control+y');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveText('What closed the harbour');

  await page.getByRole('textbox', { name: 'Address' }).click();
  await page.keyboard.type('Not an address');
  await expect(other.getByText('“Not an address” cannot be an address')).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(sheet.slug);
  await expect(other.getByRole('textbox', { name: 'Address' })).toHaveText(sheet.slug);
  await expect(draftStatus(page, 'Saved')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveText('What closed the harbour');

  await other.getByRole('button', { name: 'Publish', exact: true }).click();
  await other.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(other.getByText('Version 1 is published.')).toBeVisible();
  await other.goto(`/facts/${sheet.slug}`);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('What closed the harbour');
});
