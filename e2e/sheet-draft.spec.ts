import { expect } from '@playwright/test';
import { db } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { buildStory } from '#seeds/factories.server.ts';
import { buildApprovedClaim, buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { buildPerson, expectAccessible, open, signIn, untilKept } from './people.ts';
import { test } from './test.ts';

test('[F26] the desk suggests where a missing claim belongs and what to move, and does it at a press', async ({
  browser,
  baseURL,
}) => {
  const editor = await buildPerson({ role: 'editor' });
  const story = await buildStory({ actor: editor });
  // Split between the ends: disputed, so it belongs after settled claims.
  const disputed = [{ rating: 1 as const }, { rating: 1 as const }, { rating: 5 as const, reason: 'No.' }];
  const sheet = await buildReadySheet({ story, text: 'A storm closed the harbour.', ballots: disputed });
  const missing = await buildApprovedClaim({ story, text: 'Officials closed the harbour on Monday.' });
  const page = await signIn(browser, baseURL ?? '', editor);
  await open(page, `/stories/${story.id}/factsheet`);
  const sections = page.getByRole('textbox', { name: 'Sections' });
  await sections.getByText(sheet.claim.text).waitFor();

  await page.getByRole('button', { name: 'Place claim 2 after claim 1' }).click();
  await expect(sections).toContainText(missing.text);
  await page.getByRole('button', { name: 'Move claim 2 before claim 1' }).click();
  const blocks = sections.locator('[data-drag-handle]');
  await expect(blocks).toHaveCount(2);
  await expect(blocks.first()).toContainText(missing.text);
  await expect(page.getByRole('region', { name: 'Suggested order' })).toHaveCount(0);
});

test('[P14] the preview shows the page before anybody can read it', async ({ browser, baseURL, request }) => {
  const editor = await buildPerson({ role: 'editor' });
  const story = await buildStory({ actor: editor });
  const { slug, claim } = await buildReadySheet({ story });
  const page = await signIn(browser, baseURL ?? '', editor);
  await open(page, `/stories/${story.id}/factsheet/preview`);
  await expect(page.getByText('A preview of version 1')).toBeVisible();
  await expect(page.getByRole('region', { name: claim.text })).toContainText('3 voted');
  await expect(page.getByRole('region', { name: 'Who says what' })).toContainText(claim.text);
  await expectAccessible(page);
  expect((await request.get(`/facts/${slug}`)).status()).toBe(404);
});

test('[F10] a later version is published once its change is described; the dialog has the whole list', async ({
  browser,
  baseURL,
}) => {
  const editor = await buildPerson({ role: 'editor' });
  const story = await buildStory({ actor: editor });
  const sheet = await buildReadySheet({ story });
  await publishNow(sheet);
  const page = await signIn(browser, baseURL ?? '', editor);
  await open(page, `/stories/${story.id}/factsheet`);
  await page.getByRole('textbox', { name: 'Standfirst' }).getByText('closed for a day').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Nobody was hurt.');
  await untilKept(sheetDocId(story.id), 'standfirst', 'Nobody was hurt.');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 2' });
  await expect(dialog).toContainText('It has no links to other sites');
  const publish = dialog.getByRole('button', { name: 'Publish version 2' });
  await expect(publish).toBeDisabled();
  await dialog.getByLabel('Why, for readers').fill('We asked the hospital.');
  await expectAccessible(page);
  await publish.click();
  await expect(page.getByText('Version 2 is published.')).toBeVisible();
  await page.goto(`/facts/${sheet.slug}/history?from=1&to=2`);
  await expect(page.locator('ins').filter({ hasText: 'Nobody was hurt.' })).toBeVisible();
});

test('[F15] changes by others meanwhile are shown, nothing is published, and the typed explanation is kept', async ({
  browser,
  baseURL,
}) => {
  const editor = await buildPerson({ role: 'editor' });
  const other = await buildPerson({ role: 'editor', newsroomId: editor.newsroomId });
  const story = await buildStory({ actor: editor });
  const sheet = await buildReadySheet({ story });
  await publishNow(sheet);
  const pages = [await signIn(browser, baseURL ?? '', editor), await signIn(browser, baseURL ?? '', other)] as const;
  const write = async (page: (typeof pages)[number], words: string) => {
    await page.getByRole('textbox', { name: 'Standfirst' }).getByText('closed for a day').click();
    await page.keyboard.press('End');
    await page.keyboard.type(words);
    await untilKept(sheetDocId(story.id), 'standfirst', words);
  };
  for (const page of pages) await open(page, `/stories/${story.id}/factsheet`);
  const [page, beside] = pages;
  await write(page, ' Nobody was hurt.');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why, for readers').fill('We asked the hospital.');
  await write(beside, ' Two ships waited.');
  await dialog.getByRole('button', { name: 'Publish version 2' }).click();
  await expect(dialog.getByRole('alert')).toContainText('so nothing was published');
  await expect(dialog.getByRole('alert').locator('ins').last()).toContainText('Two ships waited.');
  await expect(dialog.getByLabel('Why, for readers')).toHaveValue('We asked the hospital.');
  await expectAccessible(page);
  expect(await db().factSheetVersion.count({ where: { factSheet: { slug: sheet.slug } } })).toBe(1);

  // Closed and opened again, as after a look at the text, it still says why.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close anyway' }).click();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog.getByLabel('Why, for readers')).toHaveValue('We asked the hospital.');
  await dialog.getByRole('button', { name: 'Publish version 2' }).click();
  await expect(page.getByText('Version 2 is published.')).toBeVisible();
});

test('[F20] a retracted sheet says so and why, first of all, and is not indexed', async ({ browser, baseURL }) => {
  const editor = await buildPerson({ role: 'editor' });
  const story = await buildStory({ actor: editor });
  const sheet = await buildReadySheet({ story });
  await publishNow(sheet);
  const page = await signIn(browser, baseURL ?? '', editor);
  await open(page, `/stories/${story.id}/factsheet`);
  await page.getByRole('button', { name: 'Retract the fact sheet…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Retract the fact sheet' });
  await dialog.getByLabel('Why, for readers').fill('The log was forged.');
  await dialog.getByRole('button', { name: 'Retract version 1' }).click();
  await expect(page.getByText('The sheet is retracted.')).toBeVisible();
  await page.goto(`/facts/${sheet.slug}`);
  await expect(page.getByRole('region', { name: 'This fact sheet is retracted' })).toContainText('The log was forged.');
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  await expectAccessible(page);
  await page.goto(`/facts/${sheet.slug}/corrections`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Retraction' })).toContainText('The log was forged.');
});

test('[F23] an admin replaces the key and gets the audit log as a file; an editor sees the keys alone', async ({
  browser,
  baseURL,
}) => {
  const admin = await buildPerson({ role: 'admin' });
  const editor = await buildPerson({ role: 'editor', newsroomId: admin.newsroomId });
  const story = await buildStory({ actor: editor });
  await publishNow(await buildReadySheet({ story }));
  const page = await signIn(browser, baseURL ?? '', admin);
  await open(page, '/settings/keys');
  await page.getByRole('button', { name: 'Replace the key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make a new key' }).click();
  const keys = page.getByRole('region', { name: 'Keys' }).getByRole('listitem');
  await expect(keys).toHaveCount(2);
  await expect(keys.first()).toContainText('In use');
  await expect(keys.last()).toContainText('signed 1 version');
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the audit log' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^audit-.*\.json$/);
  expect(await db().signingKey.count({ where: { newsroomId: admin.newsroomId, retiredAt: null } })).toBe(1);

  const other = await signIn(browser, baseURL ?? '', editor);
  await open(other, '/settings/keys');
  await expect(other.getByText('Only an admin replaces the key.')).toBeVisible();
  await expect(other.getByRole('link', { name: 'Download the audit log' })).toHaveCount(0);
  expect((await other.request.get('/api/v1/audit')).status()).toBe(403);
});
