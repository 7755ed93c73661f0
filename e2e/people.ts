import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { hashPassword } from '#lib/auth/password.server.ts';
import { type BuiltMember, buildMember } from '#seeds/factories.server.ts';

/** What `buildPerson`'s people sign in with. */
export const PASSWORD = 'correct horse battery staple';

/** A member who can sign in with `signIn`; an editor of a newsroom of their own unless told. */
export async function buildPerson(overrides: Parameters<typeof buildMember>[0] = {}): Promise<BuiltMember> {
  return buildMember({ ...overrides, passwordHash: await hashPassword(PASSWORD) });
}

/** A browser of the member's own, signed in through the page at `url`, and on the stories. */
export async function signIn(browser: Browser, url: string, { email }: BuiltMember): Promise<Page> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto('/signin');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Stories', level: 1 })).toBeVisible();
  return page;
}

/** The article's text. */
export function articleOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Article', exact: true });
}

/** The beginning of the article's paragraph `index` (from 0, those of at least 120 characters), cut after a word. */
export async function readPassage(page: Page, index: number): Promise<string> {
  const texts = await articleOf(page).locator('p[data-start]').allTextContents();
  const paragraph = texts.filter((text) => text.length >= 120)[index];
  if (!paragraph) throw new Error(`The article has no long paragraph ${index}`);
  return paragraph.slice(0, paragraph.lastIndexOf(' ', 70));
}

/** Selects the passage as a mouse does: press before its first letter, move, let go after its last. */
export async function selectWithMouse(page: Page, passage: string): Promise<void> {
  const paragraph = articleOf(page).locator('p[data-start]').filter({ hasText: passage }).first();
  await paragraph.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { from, to } = await paragraph.evaluate((element, words) => {
    const text = element.firstChild;
    if (!text) throw new Error('an empty paragraph');
    const start = text.textContent?.indexOf(words) ?? -1;
    const middleOf = (offset: number, side: 'left' | 'right') => {
      const range = document.createRange();
      range.setStart(text, offset);
      range.setEnd(text, offset + 1);
      const box = range.getBoundingClientRect();
      return { x: box[side], y: box.top + box.height / 2 };
    };
    return { from: middleOf(start, 'left'), to: middleOf(start + words.length - 1, 'right') };
  }, passage);
  await page.mouse.move(from.x + 0.5, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x - 0.5, to.y, { steps: 4 });
  await page.mouse.up();
}

/** The passages that are painted in the page now, as the browser's highlight registry holds them. */
export function readPainted(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...CSS.highlights.values()].flatMap((highlight) =>
      [...highlight].map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range.toString();
      }),
    ),
  );
}

/** What is written in an editor, without the others' carets and their names. */
export function readWritten(editor: Locator): Promise<string> {
  return editor.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const widget of copy.querySelectorAll('.ProseMirror-widget')) widget.remove();
    return (copy.textContent ?? '').replaceAll('\u2060', '');
  });
}
