import { expect } from '@playwright/test';
import { buildStory } from '#seeds/factories.server.ts';
import { buildReadySheet } from '#seeds/sheet-factories.server.ts';
import { buildPerson, draftStatus, open } from '../people.ts';
import { dialogOf, expectField, press, type Walk } from './form.ts';

/** A fact sheet is published and retracted, and the key replaced that signed it. */
export async function walkSheet(): Promise<Walk> {
  const person = await buildPerson({ role: 'admin' });
  const { story } = await buildReadySheet({ story: await buildStory({ actor: person }) });
  const forms: Walk['forms'] = [
    {
      name: 'Publish',
      file: 'components/factsheet/publish-button.tsx',
      action: 'prepareFactSheetAction',
      needsNetwork: true,
      fill: async (page) => {
        await page.getByRole('textbox', { name: 'Title' }).fill('A typed title');
        await expect(draftStatus(page, 'Saved')).toBeVisible();
      },
      send: press('Publish'),
      expectDone: (page) => expect(dialogOf(page)).toBeVisible(),
    },
    {
      name: 'Publish a version',
      file: 'components/factsheet/publish-dialog.tsx',
      action: 'publishFactSheetAction',
      fill: (page) => expect(dialogOf(page).getByRole('button', { name: 'Publish version 1' })).toBeEnabled(),
      send: press('Publish version 1'),
      expectKept: (page) => expect(dialogOf(page).getByRole('heading', { name: 'A typed title' })).toBeVisible(),
      expectDone: (page) => expect(page.getByText('Version 1 is published.')).toBeVisible(),
    },
    {
      name: 'Retract',
      file: 'components/factsheet/retract-button.tsx',
      action: 'retractFactSheetAction',
      fill: async (page) => {
        await press('Retract the fact sheet…')(page);
        await dialogOf(page).getByLabel('Why, for readers').fill('A typed reason.');
      },
      send: press('Retract version 1'),
      expectKept: (page) => expectField(dialogOf(page), 'Why, for readers', 'A typed reason.'),
      expectDone: (page) => expect(page.getByText(/^The sheet is retracted/)).toBeVisible(),
    },
    {
      name: 'Replace the key',
      file: 'components/newsroom/signing-keys.tsx',
      action: 'replaceKeyAction',
      fill: async (page) => {
        await open(page, '/settings/keys');
        await press('Replace the key')(page);
      },
      send: press('Make a new key'),
      expectDone: (page) => expect(page.getByText('Replaced', { exact: true })).toBeVisible(),
    },
  ];
  return { person, address: `/stories/${story.id}/factsheet`, forms };
}
