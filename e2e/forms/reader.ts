import { expect } from '@playwright/test';
import { buildArticle, buildStory } from '#seeds/factories.server.ts';
import { buildPerson, selectWithMouse } from '../people.ts';
import { dialogOf, expectField, press, type Walk } from './form.ts';

/** Passages become a claim and its evidence. */
export async function walkReader(): Promise<Walk> {
  const person = await buildPerson();
  const story = await buildStory({ actor: person });
  const article = await buildArticle({ story, text: 'The pier was closed at nine.\n\nIt opened again at noon.' });
  const forms: Walk['forms'] = [
    {
      name: 'Make claim of a passage',
      file: 'components/reader/make-claim-dialog.tsx',
      action: 'makeClaimAction',
      fill: async (page) => {
        await selectWithMouse(page, 'The pier was closed');
        await page.keyboard.press('c');
        await dialogOf(page).getByLabel('Claim', { exact: true }).fill('A typed claim.');
        await dialogOf(page).getByLabel('Origin', { exact: true }).fill('A typed origin');
      },
      send: press('Make claim'),
      expectKept: async (page) => {
        await expectField(dialogOf(page), 'Claim', 'A typed claim.');
        await expectField(dialogOf(page), 'Origin', 'A typed origin');
      },
      expectDone: (page) => expect(page.getByText('Claim 1 made.')).toBeVisible(),
    },
    {
      name: 'Link evidence',
      file: 'components/reader/link-evidence-dialog.tsx',
      action: 'linkEvidenceAction',
      fill: async (page) => {
        await selectWithMouse(page, 'It opened again');
        await page.keyboard.press('e');
        await dialogOf(page)
          .getByRole('radio', { name: /A typed claim/ })
          .click();
        await dialogOf(page)
          .getByRole('radio', { name: /^Contradicts/ })
          .click();
        await dialogOf(page).getByLabel('Origin', { exact: true }).fill('A witness');
      },
      send: press('Link evidence'),
      expectKept: async (page) => {
        await expect(dialogOf(page).getByRole('radio', { name: /A typed claim/ })).toBeChecked();
        await expect(dialogOf(page).getByRole('radio', { name: /^Contradicts/ })).toBeChecked();
        await expectField(dialogOf(page), 'Origin', 'A witness');
      },
      expectDone: (page) => expect(page.getByText('Claim 1 has this passage as evidence.')).toBeVisible(),
    },
    {
      name: 'Correct an article',
      file: 'components/reader/correct-article.tsx',
      action: 'correctArticleAction',
      fill: async (page) => {
        await press('Correct details')(page);
        await dialogOf(page).getByLabel('Title').fill('A typed title');
        await dialogOf(page).getByLabel('Published on').fill('2026-01-02');
      },
      send: press('Save correction'),
      expectKept: async (page) => {
        await expectField(dialogOf(page), 'Title', 'A typed title');
        await expectField(dialogOf(page), 'Published on', '2026-01-02');
      },
      expectDone: async (page) => {
        await expect(page.getByRole('heading', { name: 'A typed title', level: 1 })).toBeVisible();
        await expect(page.getByText('2 January 2026')).toBeVisible();
      },
    },
    {
      name: 'Withdraw an article',
      file: 'components/reader/withdraw-article.tsx',
      action: 'withdrawArticleAction',
      fill: async (page) => {
        await press('Withdraw')(page);
        await dialogOf(page).getByLabel('Reason').fill('A typed reason.');
      },
      send: press('Withdraw article'),
      expectKept: (page) => expectField(dialogOf(page), 'Reason', 'A typed reason.'),
      expectDone: (page) => expect(page.getByText('This article was withdrawn: A typed reason.')).toBeVisible(),
    },
    {
      name: 'Reinstate an article',
      file: 'components/reader/withdraw-article.tsx',
      action: 'reinstateArticleAction',
      fill: (page) => expect(page.getByRole('button', { name: 'Reinstate', exact: true })).toBeVisible(),
      send: press('Reinstate'),
      expectDone: (page) => expect(page.getByText('This article was withdrawn')).toHaveCount(0),
    },
  ];
  return { person, address: `/stories/${story.id}/articles/${article.id}`, forms };
}
