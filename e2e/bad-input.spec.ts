import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { db } from '#lib/db.server.ts';
import { buildArticle, buildClaim, buildEvidence, buildRound, buildStory } from '#seeds/factories.server.ts';
import { buildPerson, expectAccessible, open, signIn } from './people.ts';
import { test } from './test.ts';

const baseURL = process.env.E2E_BASE_URL ?? '';
const MIB = 1024 * 1024;

test('[R2] a file that is none is refused with a sentence in the page, and what was typed beside it stays', async ({
  browser,
}, testInfo) => {
  const person = await buildPerson();
  const story = await buildStory({ actor: person });
  const present = await buildArticle({ story, title: 'Here already' });
  const page = await signIn(browser, baseURL, person);
  await open(page, `/stories/${story.id}`);
  await page.getByRole('button', { name: 'Upload a file' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Outlet', { exact: true }).fill('Harbour Post');

  const folder = mkdtempSync(join(testInfo.outputDir, '..', 'bad-input-'));
  const files: [name: string, content: string | Buffer, words: string][] = [
    ['empty.txt', '', 'The file is empty.'],
    ['blank.txt', ' \n\t\n', 'only white space'],
    ['binary.txt', Buffer.from([1, 0, 2, 0, 3]), 'This is a binary file'],
    ['latin.txt', Buffer.from('Grüße aus Köln', 'latin1'), 'The encoding of this file is unknown.'],
    ['huge.txt', Buffer.alloc(50 * MIB, 'a'), 'This is 50.0 MiB; an article may have 5 MiB.'],
    ['twice.txt', present.text, 'This text is in the story already: “Here already”'],
  ];
  try {
    for (const [name, content, words] of files) {
      writeFileSync(join(folder, name), content);
      await dialog.getByLabel('Text file').setInputFiles(join(folder, name));
      await dialog.getByRole('button', { name: 'Import' }).click();
      await expect(dialog.getByRole('alert')).toContainText(words);
      await expect(dialog.getByLabel('Outlet', { exact: true })).toHaveValue('Harbour Post');
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(await db().article.count({ where: { storyId: story.id } })).toBe(1);
});

test('[M1] a story that does not exist gives a 404 within the newsroom’s frame', async ({ browser }) => {
  const page = await signIn(browser, baseURL, await buildPerson());
  const answer = await page.goto('/stories/00000000-0000-7000-8000-000000000000');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('main')).toContainText('This page does not exist, or is not yours to see.');
  await expect(page.getByRole('navigation')).toContainText('Review');
  await expectAccessible(page);
});

test('[C1] a claim without words is refused with a sentence', async ({ browser }) => {
  const person = await buildPerson();
  const story = await buildStory({ actor: person });
  const page = await signIn(browser, baseURL, person);
  await open(page, `/stories/${story.id}/claims`);
  await page.getByRole('button', { name: 'Make claim' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Claim', { exact: true }).fill('   ');
  await dialog.getByRole('button', { name: 'Make claim' }).click();
  await expect(dialog.getByText('A claim needs words: one statement that can be checked.')).toBeVisible();
  expect(await db().claim.count({ where: { storyId: story.id } })).toBe(0);
});

test('[V17] a vote without a rating is refused with a sentence, and its reason stays', async ({ browser }) => {
  const person = await buildPerson();
  const story = await buildStory({ actor: person });
  const claim = await buildClaim({ story });
  await buildEvidence({ claim });
  await buildRound({ claim });
  const page = await signIn(browser, baseURL, person);
  await open(page, `/stories/${story.id}/claims/${claim.id}`);
  await page.getByRole('textbox', { name: 'Reason' }).fill('I asked the harbour office.');
  await page.getByRole('button', { name: 'Cast vote' }).click();
  await expect(page.getByText('Choose a rating from 1 (confirmed) to 6 (cannot be judged).')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('I asked the harbour office.');
  expect(await db().vote.count({ where: { newsroomId: story.newsroomId } })).toBe(0);
});
