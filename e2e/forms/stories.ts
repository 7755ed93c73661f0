import { expect } from '@playwright/test';
import { buildArticle, buildMark, buildMember, buildStory } from '#seeds/factories.server.ts';
import { buildPerson, open } from '../people.ts';
import { dialogOf, expectField, press, type Walk } from './form.ts';

/** A story is opened, and articles are brought in. */
export async function walkStories(): Promise<Walk> {
  const forms: Walk['forms'] = [
    {
      name: 'New story',
      file: 'components/story/new-story.tsx',
      action: 'createStoryAction',
      fill: async (page) => {
        await press('New story')(page);
        await dialogOf(page).getByLabel('Title').fill('A typed story');
      },
      send: press('Create story'),
      expectKept: (page) => expectField(dialogOf(page), 'Title', 'A typed story'),
      expectDone: (page) => expect(page.getByRole('heading', { name: 'A typed story', level: 1 })).toBeVisible(),
    },
    {
      name: 'Paste text',
      file: 'components/story/import-article.tsx',
      action: null,
      fill: async (page) => {
        await press('Paste text')(page);
        await dialogOf(page).getByLabel('Text of the article').fill('A pasted report\n\nThe pier was closed at nine.');
        await dialogOf(page).getByLabel('Outlet', { exact: true }).fill('Harbour Post');
      },
      send: press('Import'),
      expectKept: async (page) => {
        await expectField(dialogOf(page), 'Text of the article', 'A pasted report\n\nThe pier was closed at nine.');
        await expectField(dialogOf(page), 'Outlet', 'Harbour Post');
      },
      expectDone: (page) => expect(page.getByRole('link', { name: 'A pasted report' })).toBeVisible(),
    },
    {
      name: 'Upload a file',
      file: 'components/story/import-article.tsx',
      action: null,
      fill: async (page) => {
        await press('Upload a file')(page);
        const buffer = Buffer.from('The crews were not warned before the pier was closed.');
        const file = { name: 'uploaded.txt', mimeType: 'text/plain', buffer };
        await dialogOf(page).getByLabel('Text file').setInputFiles(file);
        await dialogOf(page).getByLabel('Title').fill('An uploaded report');
      },
      send: press('Import'),
      expectKept: async (page) => {
        await expect(dialogOf(page).getByText('Chosen: uploaded.txt')).toBeVisible();
        await expectField(dialogOf(page), 'Title', 'An uploaded report');
      },
      expectDone: (page) => expect(page.getByRole('link', { name: 'An uploaded report' })).toBeVisible(),
    },
  ];
  return { person: await buildPerson(), address: '/stories', forms };
}

/** A story that was created by mistake is renamed, and removed. */
export async function walkEmptyStory(): Promise<Walk> {
  const person = await buildPerson();
  const story = await buildStory({ actor: person });
  const forms: Walk['forms'] = [
    {
      name: 'Rename a story',
      file: 'components/story/edit-story.tsx',
      action: 'renameStoryAction',
      fill: async (page) => {
        await press('Rename')(page);
        await dialogOf(page).getByLabel('Title').fill('A typed title');
      },
      send: press('Rename story'),
      expectKept: (page) => expectField(dialogOf(page), 'Title', 'A typed title'),
      expectDone: (page) => expect(page.getByRole('heading', { name: 'A typed title', level: 1 })).toBeVisible(),
    },
    {
      name: 'Archive a story',
      file: 'components/story/edit-story.tsx',
      action: 'archiveStoryAction',
      fill: (page) => expect(page.getByRole('button', { name: 'Archive' })).toBeVisible(),
      send: press('Archive'),
      expectDone: (page) => expect(page.getByText('This story is archived')).toBeVisible(),
    },
    {
      name: 'Remove a story',
      file: 'components/story/edit-story.tsx',
      action: 'removeStoryAction',
      fill: press('Remove'),
      send: press('Remove story'),
      expectDone: (page) => expect(page.getByRole('heading', { name: 'Stories', level: 1 })).toBeVisible(),
    },
  ];
  return { person, address: `/stories/${story.id}`, forms };
}

/** Claims are made on the board: of what several marked, and from nothing. */
export async function walkBoard(): Promise<Walk> {
  const person = await buildPerson();
  const story = await buildStory({ actor: person });
  const article = await buildArticle({ story, text: 'The ferry left at nine. It sank at ten.' });
  await buildMark(person, article, 0, 9);
  await buildMark(await buildMember({ newsroomId: person.newsroomId }), article, 4, 23);
  const address = `/stories/${story.id}/claims`;
  const forms: Walk['forms'] = [
    {
      name: 'Make claim of what several marked',
      file: 'components/claim/claim-proposals.tsx',
      action: 'makeClaimAction',
      fill: async (page) => {
        await page.getByRole('region', { name: 'Proposed claims' }).getByRole('button', { name: 'Make claim' }).click();
        await dialogOf(page).getByLabel('Claim', { exact: true }).fill('A typed claim of a proposal.');
      },
      send: press('Make claim'),
      expectKept: (page) => expectField(dialogOf(page), 'Claim', 'A typed claim of a proposal.'),
      expectDone: (page) =>
        expect(page.getByRole('heading', { name: 'A typed claim of a proposal.', level: 1 })).toBeVisible(),
    },
    {
      name: 'Make claim',
      file: 'components/claim/make-claim-dialog.tsx',
      action: 'makeClaimAction',
      fill: async (page) => {
        await open(page, address);
        await press('Make claim')(page);
        await dialogOf(page).getByLabel('Claim', { exact: true }).fill('A typed claim.');
      },
      send: press('Make claim'),
      expectKept: (page) => expectField(dialogOf(page), 'Claim', 'A typed claim.'),
      expectDone: (page) => expect(page.getByRole('heading', { name: 'A typed claim.', level: 1 })).toBeVisible(),
    },
  ];
  return { person, address, forms };
}
