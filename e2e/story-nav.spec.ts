import { expect } from '@playwright/test';
import { type BuiltArticle, buildArticle, buildClaim, buildEvidence, buildStory } from '#seeds/factories.server.ts';
import { articleOf, buildPerson, expectAccessible, open, signIn } from './people.ts';
import { test } from './test.ts';

const lastLine = ({ text }: BuiltArticle) => text.slice(text.lastIndexOf('\n') + 1);

test('[R20] one row leads to every place of a story, from each of its pages, and its name leads home', async ({
  browser,
  baseURL,
}) => {
  const editor = await buildPerson();
  const story = await buildStory({ actor: editor, title: 'The harbour' });
  const [first, second] = [await buildArticle({ story }), await buildArticle({ story })];
  const claim = await buildClaim({ story });
  await buildEvidence({ claim, article: first });
  const page = await signIn(browser, baseURL ?? '', editor);
  const row = page.getByRole('navigation', { name: 'Story' });
  const home = `/stories/${story.id}`;
  const pages = [
    { address: home, here: 'Articles' },
    { address: `${home}/articles/${first.id}`, here: 'Articles' },
    { address: `${home}/articles/${first.id}/history`, here: 'Articles' },
    { address: `${home}/claims`, here: 'Claims' },
    { address: `${home}/claims/${claim.id}`, here: 'Claims' },
    { address: `${home}/matrix`, here: 'Who says what' },
    { address: `${home}/factsheet`, here: 'Fact sheet' },
    { address: `${home}/factsheet/history`, here: 'Fact sheet' },
    { address: `${home}/activity`, here: 'Activity' },
  ];
  for (const { address, here } of pages) {
    await open(page, address);
    await expect(row.getByRole('link')).toHaveText([
      'The harbour',
      'Articles',
      'Claims',
      'Who says what',
      'Fact sheet',
      'Activity',
    ]);
    await expect(row.locator('[aria-current]')).toHaveText([here]);
    await expect(row.locator('[aria-current]')).toHaveCSS('font-weight', '600');
  }
  await expectAccessible(page);
  await row.getByRole('link', { name: 'The harbour' }).click();
  await expect(page).toHaveURL(new RegExp(`${home}$`));
  await open(page, `${home}/articles/${first.id}`);
  await page.getByRole('link', { name: /^Next article/ }).click();
  await expect(articleOf(page)).toContainText(lastLine(second));
  await page.getByRole('link', { name: /^Previous article/ }).click();
  await expect(articleOf(page)).toContainText(lastLine(first));
});
