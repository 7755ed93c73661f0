import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, findNote } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { type BuiltArticle, buildArticle } from '#seeds/factories.server.ts';
import { articleOf, buildPerson, draftStatus, open, readPainted, selectWithMouse, signIn } from './people.ts';
import { test } from './test.ts';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const PARAGRAPHS = Array.from(
  { length: 60 },
  (_, index) => `Paragraph ${index} of a long report says what the harbour office knew and when, in a sentence or two.`,
);
const TEXT = PARAGRAPHS.join('\n\n');
/** A level is that of the passage's line, give or take the leading. */
const LINE_PX = 16;

type Opened = { page: Page; article: BuiltArticle };

/** A long article with a note on each of these paragraphs. */
async function openLong(browser: Browser, baseURL: string | undefined, size: typeof WIDE, marked: number[]) {
  const editor = await buildPerson();
  const article = await buildArticle({ actor: editor, text: TEXT });
  await appendServerEdit(articleDocId(article.revisionId), editor.memberId, (ydoc) => {
    for (const index of marked) {
      const start = TEXT.indexOf(`Paragraph ${index} `);
      const selector = describeSelection(TEXT, start, start + `Paragraph ${index}`.length);
      const id = newId();
      addAnnotation(ydoc, { id, author: editor.memberId, selector, kind: 'note' });
      const note = findNote(ydoc, id);
      if (note) writeRichText(note, `Note on ${index}.`);
    }
  });
  const page = await signIn(browser, baseURL ?? '', editor);
  await page.setViewportSize(size);
  await open(page, `/stories/${article.storyId}/articles/${article.id}`);
  await expect(draftStatus(page, 'Saved')).toBeVisible();
  return { page, article };
}

const paragraph = ({ page }: Opened, index: number) => articleOf(page).getByText(`Paragraph ${index} of`);
const card = ({ page }: Opened, index: number) =>
  page
    .getByRole('region', { name: 'Annotations' })
    .getByRole('article')
    .filter({ hasText: `Paragraph ${index}”` });
const topOf = (element: Locator) => element.evaluate((one) => one.getBoundingClientRect().top);
const scrollOf = (page: Page) => page.evaluate(() => window.scrollY);
const barsBottom = (page: Page) =>
  page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('[data-bar="top"]')]
        .filter((bar) => getComputedStyle(bar).position === 'sticky')
        .map((bar) => bar.getBoundingClientRect().bottom),
    ),
  );

/** Scrolls so that the paragraph begins at this height of the window. */
async function putAt(opened: Opened, index: number, heightPx: number): Promise<void> {
  await paragraph(opened, index).evaluate((one, top) => {
    window.scrollBy({ top: one.getBoundingClientRect().top - top, behavior: 'instant' });
  }, heightPx);
}

async function expectLevel(opened: Opened, index: number): Promise<void> {
  const gap = async () => Math.abs((await topOf(card(opened, index))) - (await topOf(paragraph(opened, index))));
  await expect.poll(gap).toBeLessThan(LINE_PX);
}

test('[A23] annotating a passage in sight moves nothing in the text, wherever it stands', async ({
  browser,
  baseURL,
}) => {
  const opened = await openLong(browser, baseURL, WIDE, [20]);
  const { page } = opened;
  for (const { index, heightPx } of [
    { index: 30, heightPx: 820 },
    { index: 10, heightPx: 300 },
  ]) {
    await selectWithMouse(page, `Paragraph ${index}`);
    await putAt(opened, index, heightPx);
    const before = await scrollOf(page);
    await page.keyboard.press('a');
    await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
    await page.keyboard.type(`About ${index}.`);
    await expect(card(opened, index)).toContainText(`About ${index}.`);
    await expect(page.getByRole('textbox', { name: 'Note' })).toBeInViewport({ ratio: 1 });
    expect(await scrollOf(page)).toBe(before);
    await page.keyboard.press('Escape');
  }
  await expectLevel(opened, 10);
});

test('[A24] a card stands level with its passage and follows it; the open one does among many others', async ({
  browser,
  baseURL,
}) => {
  const opened = await openLong(browser, baseURL, WIDE, [12, 16, 30, 31, 32, 33, 34]);
  await putAt(opened, 12, 350);
  await expectLevel(opened, 12);
  await putAt(opened, 12, 250);
  await expectLevel(opened, 12);
  await expectLevel(opened, 16);
  await putAt(opened, 30, 250);
  await paragraph(opened, 34).click({ position: { x: 8, y: 8 } });
  await expect(card(opened, 34)).toHaveAttribute('aria-current', 'true');
  await expectLevel(opened, 34);
});

test('[A25] the list follows what is read, and j goes on from there', async ({ browser, baseURL }) => {
  const opened = await openLong(browser, baseURL, WIDE, [2, 25, 27, 50]);
  const { page } = opened;
  await putAt(opened, 24, 300);
  await expect(card(opened, 25)).toBeInViewport();
  await page.keyboard.press('j');
  await expect(card(opened, 25)).toBeFocused();
  await page.keyboard.press('j');
  await expect(card(opened, 27)).toBeFocused();
  await putAt(opened, 45, 300);
  await page.keyboard.press('k');
  await expect(card(opened, 27)).toBeFocused();
  await expect(paragraph(opened, 27)).toBeInViewport();
});

test('[A25] on a phone the list that is opened begins with what is read', async ({ browser, baseURL }) => {
  const marked = Array.from({ length: 30 }, (_, index) => index * 2);
  const opened = await openLong(browser, baseURL, PHONE, marked);
  const { page } = opened;
  await putAt(opened, 40, 200);
  await page.getByRole('button', { name: 'Show the annotations' }).click();
  await expect(card(opened, 40)).toBeInViewport();
});

test('[A25] a list that somebody scrolled stays where it is while others write, until the text is scrolled again', async ({
  browser,
  baseURL,
}) => {
  const opened = await openLong(browser, baseURL, WIDE, [2, 4, 40]);
  const { page, article } = opened;
  const list = page.getByRole('region', { name: 'Annotations' });
  await expectLevel(opened, 2);
  const level = await topOf(card(opened, 4));
  await card(opened, 2).hover();
  await page.mouse.wheel(0, 100);
  await expect.poll(() => topOf(card(opened, 4))).toBe(level - 100);
  const colleague = await buildPerson({ newsroomId: article.newsroomId });
  await appendServerEdit(articleDocId(article.revisionId), colleague.memberId, (ydoc) => {
    const start = TEXT.indexOf('Paragraph 50 ');
    const selector = describeSelection(TEXT, start, start + 12);
    addAnnotation(ydoc, { id: newId(), author: colleague.memberId, selector, kind: 'note' });
  });
  await expect(list.getByRole('heading')).toContainText('4');
  expect(await topOf(card(opened, 4))).toBe(level - 100);
  await putAt(opened, 4, 300);
  await expectLevel(opened, 4);
});

test('[A23] the keyboard enters the text below the bars, on a phone too', async ({ browser, baseURL }) => {
  for (const size of [PHONE, WIDE]) {
    const opened = await openLong(browser, baseURL, size, []);
    const { page } = opened;
    await putAt(opened, 20, 90);
    await page.getByRole('button', { name: /keys/i }).first().focus();
    await putAt(opened, 20, 90);
    for (let presses = 0; presses < 20; presses += 1) {
      if (await articleOf(page).evaluate((one) => one === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(articleOf(page)).toBeFocused();
    const cursor = page.locator('[data-mark="cursor"]');
    expect(await topOf(cursor)).toBeGreaterThanOrEqual(await barsBottom(page));
    expect(await topOf(cursor)).toBeLessThan(size.height);
  }
});

test('[A23] no bar lets the text shine through', async ({ browser, baseURL }) => {
  const { page } = await openLong(browser, baseURL, WIDE, []);
  await selectWithMouse(page, 'Paragraph 5 of');
  await page.setViewportSize(PHONE);
  await expect(page.getByRole('toolbar', { name: 'Selected passage' })).toBeVisible();
  const looks = await page.locator('[data-bar]').evaluateAll((bars) =>
    bars.map((bar) => {
      const { backgroundColor, opacity, position } = getComputedStyle(bar);
      return { backgroundColor, opacity, position };
    }),
  );
  expect(looks.length).toBeGreaterThan(2);
  for (const { backgroundColor, opacity } of looks) {
    expect(backgroundColor).toMatch(/^rgb\(/);
    expect(opacity).toBe('1');
  }
});

test('[A15] at 390 px all tools for a selected passage are on the screen', async ({ browser, baseURL }) => {
  const { page } = await openLong(browser, baseURL, PHONE, []);
  await selectWithMouse(page, 'Paragraph 5 of');
  const tools = page.getByRole('toolbar', { name: 'Selected passage' }).getByRole('button');
  await expect(tools).toHaveCount(4);
  for (const tool of await tools.all()) {
    const { left, right } = await tool.evaluate((one) => one.getBoundingClientRect());
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(PHONE.width);
    expect(await tool.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
  }
  expect(await readPainted(page)).toEqual([]);
});
