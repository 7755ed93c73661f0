import { expect } from '@playwright/test';
import { listUnread } from '#lib/visit/list-unread.server.ts';
import { buildArticle, buildClaim, buildEvidence, buildStory } from '#seeds/factories.server.ts';
import { buildPerson, expectAccessible, open, signIn, untilHydrated } from './people.ts';
import { test } from './test.ts';

const FIRST = 'Captain Ilmar Tosk steered the ferry Vesna onto the rocks at four.';
const SECOND = 'The Vesna ran aground under her captain, Ilmar Tosk, before dawn.';

async function buildCoverage() {
  const actor = await buildPerson();
  const story = await buildStory({ actor });
  const article = await buildArticle({ story, text: FIRST, outlet: 'Coast Post' });
  const other = await buildArticle({
    story,
    text: `Rain fell all day in the hills.\n\n${SECOND}`,
    outlet: 'Hill Post',
  });
  const claim = await buildClaim({ story, text: 'Ilmar Tosk ran the ferry Vesna aground.' });
  await buildEvidence({ claim, article, quote: FIRST });
  return { actor, story, article, other, claim, board: `/stories/${story.id}/claims` };
}

test('[C11] with the keyboard alone the board is searched and a claim opened; its address keeps how it is set out', async ({
  browser,
  baseURL,
}) => {
  const { actor, story, board } = await buildCoverage();
  await buildClaim({ story, text: 'The storm came from the north.' });
  const page = await signIn(browser, baseURL ?? '', actor);
  await open(page, board);
  const claims = page.getByRole('region', { name: 'Claims' });
  await page.getByLabel('Group').selectOption('who');
  await expect(claims.getByRole('heading', { name: /Anyone on the team/ })).toBeVisible();
  await page.reload();
  await untilHydrated(page);
  await expect(page.getByLabel('Group')).toHaveValue('who');
  await page.getByLabel('Find').fill('earthquake');
  await expect(claims.getByText('No claim fits')).toBeVisible();
  await claims.getByRole('button', { name: 'Show all claims' }).press('Enter');
  await expect(claims.getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('/');
  await expect(page.getByLabel('Find')).toBeFocused();
  await page.keyboard.type('storm');
  await expect(page.getByLabel('Find')).toHaveValue('storm');
  await expect(claims.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'The storm came from the north.' })).toBeVisible();
  await expectAccessible(page);
});

test('[C11] from a long board a link leads to each group, and the keys go on there', async ({ browser, baseURL }) => {
  const { actor, story, board } = await buildCoverage();
  for (let count = 0; count < 12; count += 1) await buildClaim({ story });
  await buildClaim({ story, text: 'The mayor resigned.', state: 'approved' });
  const page = await signIn(browser, baseURL ?? '', actor);
  await open(page, board);
  await page.getByRole('navigation', { name: 'Groups' }).getByRole('link', { name: 'Approved 1' }).press('Enter');
  const claim = page.getByRole('link', { name: 'Claim 14: The mayor resigned.' });
  await expect(claim).toBeInViewport();
  await page.keyboard.press('j');
  await expect(claim).toBeFocused();
  await expectAccessible(page);
});

test('[C16] "Where else is this said?" links a passage with one key', async ({ browser, baseURL }) => {
  const { actor, claim, board } = await buildCoverage();
  const page = await signIn(browser, baseURL ?? '', actor);
  await open(page, `${board}/${claim.id}`);
  const suggested = page.getByRole('list', { name: 'Suggested passages' });
  await page.keyboard.press('w');
  const passage = suggested.getByRole('listitem').filter({ hasText: SECOND });
  // No need to look for the list with Tab: the first one has the focus.
  await expect(passage).toBeFocused();
  await page.keyboard.press('s');
  const evidence = page.getByRole('region', { name: 'Evidence' });
  await expect(evidence.getByText('2 outlets; no origin named')).toBeVisible();
  await expect(evidence.getByText(SECOND)).toBeVisible();
});

test('[I5] a member who is mentioned in a comment is notified at once, on every page, until they have seen it', async ({
  browser,
  baseURL,
}) => {
  const { actor, claim, board } = await buildCoverage();
  const colleague = await buildPerson({ newsroomId: actor.newsroomId, name: 'Zora Quill' });
  const other = await signIn(browser, baseURL ?? '', colleague);
  await open(other, board);
  await expect(other.getByRole('link', { name: 'For you', exact: true })).toBeVisible();
  const page = await signIn(browser, baseURL ?? '', actor);
  await open(page, `${board}/${claim.id}`);
  await page.getByRole('textbox', { name: 'Comment' }).click();
  await page.keyboard.type('<b>Who</b> saw it? @Zo');
  await expect(page.getByRole('option', { name: 'Zora Quill' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  const comment = page.getByRole('article', { name: `Comment by ${actor.name}` });
  await expect(comment).toContainText('<b>Who</b> saw it? @Zora Quill');

  await expect(other.getByText('You are mentioned')).toBeVisible();
  await expect(other.getByRole('link', { name: 'For you 1 new mention' })).toBeVisible();
  await open(other, '/settings/rules');
  await other.getByRole('link', { name: 'For you 1 new mention' }).press('Enter');
  await expect(other.getByRole('heading', { level: 1, name: 'For you' })).toBeVisible();
  await expectAccessible(other);
  await other.getByRole('link', { name: `${actor.name} on claim 1` }).press('Enter');
  await expect(other.getByRole('article', { name: `Comment by ${actor.name}` })).toBeVisible();
  await expect(other.getByRole('link', { name: 'For you', exact: true })).toBeVisible();
  await open(other, board);
  await expect(other.getByRole('link', { name: /^Claim 1:/ })).toBeVisible();
  await expect(other.getByText('You are mentioned')).toHaveCount(0);
});

test('[C13] [C22] the address of a merged claim leads to the survivor, which keeps its history, until the merge is undone', async ({
  browser,
  baseURL,
}) => {
  const { actor, story, claim, board } = await buildCoverage();
  const duplicate = await buildClaim({ story, text: 'The Vesna was wrecked by her captain.' });
  const page = await signIn(browser, baseURL ?? '', actor);
  await open(page, `${board}/${duplicate.id}`);
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByRole('dialog').getByRole('radio', { name: /^1\./ }).click();
  await page.getByRole('button', { name: 'Merge claims' }).click();
  await expect(page).toHaveURL(new RegExp(`${claim.id}$`));
  await open(page, `${board}/${duplicate.id}`);
  await expect(page).toHaveURL(new RegExp(`${claim.id}$`));
  const merged = page.getByRole('region', { name: 'Merged claims' });
  await expect(merged).toContainText(duplicate.text);

  await merged.getByRole('button', { name: 'Undo the merge of claim 2' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo merge' }).click();
  await expect(page.getByRole('heading', { level: 1, name: duplicate.text })).toBeVisible();
  await open(page, `${board}/${duplicate.id}`);
  await expect(page.getByRole('heading', { level: 1, name: duplicate.text })).toBeVisible();
});

test('[C21] on a phone the matrix is a list that fits the screen, with each article that says something', async ({
  browser,
  baseURL,
}) => {
  const { actor, story } = await buildCoverage();
  const page = await signIn(browser, baseURL ?? '', actor);
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `/stories/${story.id}/matrix`);
  const matrix = page.getByRole('region', { name: 'Matrix' });
  await expect(matrix.getByText('Coast Post').filter({ visible: true })).toHaveCount(1);
  await expect(matrix.getByText('Hill Post').filter({ visible: true })).toHaveCount(0);
  await matrix.getByText('✓ Supports').click();
  await expect(matrix.getByText(FIRST)).toBeVisible();
  const hidden = await matrix.evaluate((region) => region.scrollWidth - region.clientWidth);
  expect(hidden).toBe(0);
  await expectAccessible(page);
});

test('[C21] forty claims on eight articles print on one page; [C20] the same matrix comes as CSV', async ({
  browser,
  baseURL,
}) => {
  const { actor, story } = await buildCoverage();
  const articles = [];
  for (let count = 0; count < 6; count += 1) articles.push(await buildArticle({ story }));
  for (let count = 0; count < 39; count += 1) {
    const text = `=The ferry of line ${count} left the northern harbour on Monday at nine with more people than it may carry.`;
    const claim = await buildClaim({ story, text });
    const article = articles[count % articles.length];
    if (article) await buildEvidence({ claim, article });
  }
  const page = await signIn(browser, baseURL ?? '', actor);
  await open(page, `/stories/${story.id}/matrix`);
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await page.locator('html[data-printed]').waitFor({ state: 'attached' });
  await expect(page.getByRole('region', { name: 'Matrix' }).getByRole('row')).toHaveCount(41);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const csv = await page.request.get(`/stories/${story.id}/matrix/csv`);
  expect(csv.headers()['content-type']).toBe('text/csv; charset=utf-8');
  expect(await csv.text()).toContain(`"'=The ferry of line 0 `);
});

test('[C25] further claims come as they are reached, by scrolling and by keys; going back leads to where one was', async ({
  browser,
  baseURL,
}) => {
  const actor = await buildPerson();
  const story = await buildStory({ actor });
  const article = await buildArticle({ story, text: FIRST, outlet: 'Coast Post' });
  for (let count = 1; count <= 100; count += 1) {
    const claim = await buildClaim({ story, text: `Ferry ${count} left.` });
    if (count === 100) await buildEvidence({ claim, article, quote: 'Captain Ilmar Tosk' });
  }
  const page = await signIn(browser, baseURL ?? '', actor);
  const answer = await page.request.get(`/stories/${story.id}/claims`);
  expect(await answer.text()).not.toContain('Ferry 100 left');
  await open(page, `/stories/${story.id}/claims`);
  const claims = page.getByRole('region', { name: 'Claims' });
  const last = claims.getByRole('link', { name: 'Claim 100: Ferry 100 left.' });
  await page.getByLabel('Find').fill('100 left');
  await expect(claims.getByRole('listitem')).toHaveCount(1);
  await expect(last).toBeVisible();
  await page.getByLabel('Find').fill('');
  await expect(claims.getByRole('listitem')).not.toHaveCount(1);
  while (!(await last.isVisible())) await claims.getByRole('listitem').last().scrollIntoViewIfNeeded();
  await expect(claims.getByRole('listitem')).toHaveCount(100);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await last.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Ferry 100 left.' })).toBeVisible();
  await page.goBack();
  await expect(last).toBeFocused();
  // A link of a colleague's.
  await open(page, `/stories/${story.id}/claims#claim-98`);
  await expect(claims.getByRole('link', { name: 'Claim 98: Ferry 98 left.' })).toBeInViewport();

  await open(page, `/stories/${story.id}/matrix`);
  const matrix = page.getByRole('region', { name: 'Matrix' });
  await page.getByLabel('Find').fill('ferry 100');
  await expect(matrix.getByRole('row')).toHaveCount(2);
  await matrix.getByText('✓ Supports').click();
  await expect(matrix.getByText('Captain Ilmar Tosk')).toBeVisible();
  await expectAccessible(page);
});

test('[C32] on a phone the votes come before the evidence, and the first claim stands on the board’s first screen', async ({
  browser,
  baseURL,
}) => {
  const person = await buildPerson();
  const story = await buildStory({ actor: person });
  const article = await buildArticle({ story });
  const claim = await buildClaim({ story, text: 'The harbour was closed.' });
  await buildEvidence({ claim, article });
  const page = await signIn(browser, String(baseURL), person);
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `/stories/${story.id}/claims`);
  const line = await page.getByRole('link', { name: /^Claim 1: / }).boundingBox();
  expect((line?.y ?? 844) + (line?.height ?? 0)).toBeLessThan(844);
  await page.getByRole('button', { name: 'Arrange' }).click();
  await page.getByLabel('Sort').selectOption('newest');
  await expectAccessible(page);
  await open(page, `/stories/${story.id}/claims/${claim.id}`);
  const votes = await page.getByRole('region', { name: 'Votes', exact: true }).boundingBox();
  const evidence = await page.getByRole('heading', { name: /^Supports/ }).boundingBox();
  expect(votes?.y ?? 1e6).toBeLessThan(evidence?.y ?? 0);
});

test('[R25] the list of a story’s articles shows what is new to a member until they open it', async ({
  browser,
  baseURL,
}) => {
  const author = await buildPerson();
  const reader = await buildPerson({ newsroomId: author.newsroomId });
  const story = await buildStory({ actor: author });
  const article = await buildArticle({ story, title: 'Harbour closed' });
  const page = await signIn(browser, String(baseURL), reader);
  await open(page, `/stories/${story.id}`);
  const line = page.getByRole('listitem').filter({ hasText: 'Harbour closed' });
  await expect(line.getByText('New', { exact: true })).toBeVisible();
  await line.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/articles/${article.id}$`));
  await expect(page.getByRole('region', { name: 'Article', exact: true })).toBeVisible();
  await expect
    .poll(async () => (await listUnread(reader, story.id))[article.id])
    .toEqual({ isNew: false, annotationCount: 0 });
  await open(page, `/stories/${story.id}`);
  await expect(line.getByText('New', { exact: true })).toHaveCount(0);
});
