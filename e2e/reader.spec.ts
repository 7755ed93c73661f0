import { expect, type Locator, type Page } from '@playwright/test';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, addReply } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { buildArticle, buildStory } from '#seeds/factories.server.ts';
import {
  articleOf,
  buildPerson,
  draftStatus,
  expectAccessible,
  open,
  readPainted,
  selectWithMouse,
  signIn,
} from './people.ts';
import { annotate, listOf, openReader, pathOf, SENTENCE, TEXT } from './reader-page.ts';
import { test } from './test.ts';

const MANY = 600;

async function pressUntil(page: Page, key: string, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

test('[A14] with the keyboard alone a passage is selected, annotated, left, found again and resolved', async ({
  browser,
  baseURL,
}) => {
  const editor = await buildPerson();
  const article = await buildArticle({ actor: editor, text: TEXT });
  const page = await openReader(browser, baseURL, editor, pathOf(article));
  await pressUntil(page, 'Tab', articleOf(page));
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText(`Selected: ${SENTENCE}`)).toBeAttached();
  await page.keyboard.press('a');
  const note = page.getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  await page.keyboard.type('Says who?');
  await expect.poll(() => readPainted(page)).toContain(SENTENCE);

  await page.keyboard.press('Escape');
  await expect(articleOf(page)).toBeFocused();
  await page.keyboard.press('Enter');
  const card = listOf(page).getByRole('article');
  await expect(card).toBeFocused();
  await pressUntil(page, 'Tab', card.getByRole('button', { name: 'Resolve' }));
  await page.keyboard.press('Enter');
  await expect(card.getByText('Resolved')).toBeVisible();
  await expect(draftStatus(page, 'Saved')).toBeVisible();
  await expectAccessible(page);
});

test('[A14] the question mark lists the keys, and single keys stay letters while someone writes', async ({
  browser,
  baseURL,
}) => {
  const editor = await buildPerson();
  const article = await buildArticle({ actor: editor, text: TEXT });
  await annotate(article, editor, SENTENCE, 'First.');
  const page = await openReader(browser, baseURL, editor, pathOf(article));
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('annotate the selected passage');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(listOf(page).getByRole('article')).toBeFocused();
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' jack?');
  await expect(note).toContainText('First. jack?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('[A15] at 390 px the tools stand at the foot, beside the passage and never over it', async ({
  browser,
  baseURL,
}) => {
  const editor = await buildPerson();
  const article = await buildArticle({ actor: editor, text: TEXT });
  const page = await openReader(browser, baseURL, editor, pathOf(article));
  await page.setViewportSize({ width: 390, height: 844 });
  await selectWithMouse(page, SENTENCE);
  const tools = page.getByRole('toolbar', { name: 'Selected passage' });
  await expect(tools).toBeVisible();
  const isBelowPassage = () =>
    tools.evaluate((bar) => {
      const passage = getSelection()?.getRangeAt(0).getBoundingClientRect();
      return passage !== undefined && bar.getBoundingClientRect().top > passage.bottom;
    });
  await expect.poll(isBelowPassage).toBe(true);
  await tools.getByRole('button', { name: 'Annotate' }).click();
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.type('On the way.');
  await expect(listOf(page).getByRole('article')).toContainText('On the way.');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.getByRole('button', { name: 'Put the annotations away' }).click();
  await expect(listOf(page).getByRole('article')).toBeHidden();
  // A thumb finds the bar, not the arrow at its end.
  const touched = () =>
    page.evaluate(() =>
      document
        .elementFromPoint(195, 844 - 28)
        ?.closest('button')
        ?.getAttribute('aria-label'),
    );
  await expect.poll(touched).toBe('Show the annotations');
});

test('[A16] an observer sees highlight and note, is offered no tool, and nobody can type into the text', async ({
  browser,
  baseURL,
}) => {
  const editor = await buildPerson();
  const observer = await buildPerson({ newsroomId: editor.newsroomId, role: 'observer' });
  const article = await buildArticle({ actor: editor, text: TEXT });
  await annotate(article, editor, SENTENCE, 'Seen by all.');
  const page = await openReader(browser, baseURL, observer, pathOf(article));
  await expect(listOf(page).getByRole('article')).toContainText('Seen by all.');
  await expect.poll(() => readPainted(page)).toContain(SENTENCE);
  await page.getByRole('button', { name: /^Passage/ }).click();
  await selectWithMouse(page, 'a routine inspection');
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('a routine inspection');
  await page.keyboard.type('axe');
  await expect(page.getByRole('toolbar', { name: 'Selected passage' })).toHaveCount(0);
  await expect(page.locator('[contenteditable="true"]')).toHaveCount(0);
  for (const name of ['Annotate', 'Resolve', 'Reply', 'Remove', 'Make claim', 'Link evidence']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
  await expect(articleOf(page)).toContainText(SENTENCE);
});

test('[A17] what was removed comes back with its note', async ({ browser, baseURL }) => {
  const editor = await buildPerson();
  const article = await buildArticle({ actor: editor, text: TEXT });
  await annotate(article, editor, SENTENCE, 'Worth keeping.');
  const page = await openReader(browser, baseURL, editor, pathOf(article));
  const card = listOf(page).getByRole('article');
  await page.getByRole('button', { name: /^Passage/ }).click();
  await card.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(card).toHaveCount(0);
  await expect.poll(() => readPainted(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card).toContainText('Worth keeping.');
  await expect.poll(() => readPainted(page)).toContain(SENTENCE);
});

test('[A17] an admin is asked before removing what another wrote, is offered no undo, and goes on', async ({
  browser,
  baseURL,
}) => {
  const editor = await buildPerson({ name: 'Bo' });
  const admin = await buildPerson({ newsroomId: editor.newsroomId, role: 'admin', name: 'Ada' });
  const article = await buildArticle({ actor: editor, text: TEXT });
  const id = await annotate(article, editor, SENTENCE, 'Worth keeping.');
  await appendServerEdit(articleDocId(article.revisionId), admin.memberId, (ydoc) => {
    addReply(ydoc, id, { id: newId(), author: admin.memberId });
  });
  const author = await openReader(browser, baseURL, editor, `${pathOf(article)}?annotation=${id}`);
  await listOf(author).getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(author.getByRole('dialog')).toContainText('but not the replies of Ada');
  await author.keyboard.press('Escape');
  const page = await openReader(browser, baseURL, admin, `${pathOf(article)}?annotation=${id}`);
  await listOf(page).getByRole('button', { name: 'Remove', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Remove Bo’s annotation?' })
    .getByRole('button', { name: 'Remove annotation' })
    .click();
  await expect(listOf(page).getByRole('article')).toHaveCount(0);
  await expect(listOf(author).getByRole('article')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect(draftStatus(page, 'Saved')).toBeVisible();
});

test('[A18] an address leads to the annotation or the passage that it names', async ({ browser, baseURL }) => {
  const editor = await buildPerson();
  const paragraphs = Array.from(
    { length: 40 },
    (_, index) => `Paragraph ${index} of a report that is long enough to scroll.`,
  );
  const text = paragraphs.join('\n\n');
  const article = await buildArticle({ actor: editor, text });
  const id = await annotate(article, editor, 'Paragraph 35', 'Far below.');
  const page = await openReader(browser, baseURL, editor, `${pathOf(article)}?annotation=${id}`);
  await expect(articleOf(page).getByText('Paragraph 35 of')).toBeInViewport();
  await expect(listOf(page).getByRole('article')).toHaveAttribute('aria-current', 'true');
  // It goes after two seconds, which a slow machine may need to look: that it came is written down.
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('[data-mark="flash"]')) document.documentElement.dataset.flashed = '';
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
  const start = text.indexOf('Paragraph 30');
  await open(page, `${pathOf(article)}?start=${start}&end=${start + 12}`);
  await expect(articleOf(page).getByText('Paragraph 30 of')).toBeInViewport();
  await expect(page.locator('html[data-flashed]')).toBeAttached();
});

test('[R10] the grade that was chosen for a new outlet stands at its article', async ({ browser, baseURL }) => {
  const editor = await buildPerson();
  const story = await buildStory({ actor: editor });
  const page = await signIn(browser, baseURL ?? '', editor);
  await open(page, `/stories/${story.id}`);
  await page.getByRole('button', { name: 'Paste text' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Text of the article').fill('The pier is closed\n\nNobody may go there until Monday.');
  await dialog.getByLabel('Outlet', { exact: true }).fill('Harbour Post');
  await dialog.getByLabel('Reliability of the outlet').selectOption('Usually reliable (B)');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('link', { name: 'The pier is closed' }).click();
  await expect(page.getByText('Grade B')).toBeVisible();
});

test('[A18] an address that names nothing in the article says so', async ({ browser, baseURL }) => {
  const editor = await buildPerson();
  const article = await buildArticle({ actor: editor, text: 'A short report.' });
  const page = await openReader(browser, baseURL, editor, `${pathOf(article)}?start=900&end=910`);
  await expect(page.getByText('lies outside the article’s text')).toBeVisible();
  await open(page, `${pathOf(article)}?annotation=${newId()}`);
  await expect(page.getByText('The annotation in this link does not exist, or was removed')).toBeVisible();
});

test('[A19] of hundreds of annotations only those that are looked at are drawn, and each can be reached', async ({
  browser,
  baseURL,
}) => {
  const editor = await buildPerson();
  const text = Array.from({ length: MANY }, (_, index) => `Word${index} stands in a sentence of its own here.`).join(
    '\n\n',
  );
  const article = await buildArticle({ actor: editor, text });
  const starts = [...text.matchAll(/Word\d+/g)].map((match) => match.index);
  let lastId = '';
  for (let from = 0; from < MANY; from += 100) {
    await appendServerEdit(articleDocId(article.revisionId), editor.memberId, (ydoc) => {
      for (const start of starts.slice(from, from + 100)) {
        const selector = describeSelection(text, start, start + 5);
        lastId = newId();
        addAnnotation(ydoc, { id: lastId, author: editor.memberId, selector, kind: 'highlight' });
      }
    });
  }
  const page = await openReader(browser, baseURL, editor, pathOf(article));
  await expect(listOf(page).getByRole('heading')).toContainText(String(MANY));
  expect(await listOf(page).getByRole('article').count()).toBeLessThan(MANY / 3);
  await open(page, `${pathOf(article)}?annotation=${lastId}`);
  await expect(articleOf(page).getByText(`Word${MANY - 1} `)).toBeInViewport();
  await expect(listOf(page).getByRole('article').last()).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('k');
  await expect(articleOf(page).getByText(`Word${MANY - 2} `)).toBeInViewport();
  await expect(listOf(page).getByRole('article').nth(-2)).toBeFocused();
  await expect.poll(async () => (await readPainted(page)).length).toBeLessThan(MANY / 3);
});
