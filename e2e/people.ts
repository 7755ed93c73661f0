import AxeBuilder from '@axe-core/playwright';
import {
  type APIRequestContext,
  type APIResponse,
  type Browser,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { hashPassword } from '#lib/crypto/password.server.ts';
import { db } from '#lib/db.server.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { type BuiltMember, buildMember } from '#seeds/factories.server.ts';

/** The password of `buildPerson`'s people. */
export const PASSWORD = 'correct horse battery staple';

/** Hashing is slow by design: once in each worker. */
let passwordHash: Promise<string> | undefined;

/** A member who can sign in with `signIn`; an editor of their own newsroom by default. */
export async function buildPerson(overrides: Parameters<typeof buildMember>[0] = {}): Promise<BuiltMember> {
  passwordHash ??= hashPassword(PASSWORD);
  return buildMember({ ...overrides, passwordHash: await passwordHash });
}

/** A browser of the member's own at `url`, signed in as the form of the sign-in does it, with an empty page. */
export async function signIn(browser: Browser, url: string, { email }: BuiltMember): Promise<Page> {
  const context = await browser.newContext({ baseURL: url });
  const answer = await sendPassword(context.request, email, PASSWORD);
  expect(answer.status(), await answer.text()).toBe(200);
  return context.newPage();
}

/** Sends what the form of the sign-in sends; 401 for a wrong password. */
export async function sendPassword(request: APIRequestContext, email: string, password: string): Promise<APIResponse> {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
  return request.post('/api/auth/callback/credentials', { form: { csrfToken, email, password, json: 'true' } });
}

/** The same through the page of the sign-in; ends on the stories. */
export async function signInOnPage(browser: Browser, url: string, { email }: BuiltMember): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: url })).newPage();
  await open(page, '/signin');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Stories', level: 1 })).toBeVisible();
  return page;
}

/** Goes to a page of the app and waits until it answers to clicks and keys; before that they are lost. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await untilHydrated(page);
}

/** Waits until the page answers to clicks and keys. */
export async function untilHydrated(page: Page): Promise<void> {
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}

/** The line that says how the draft stands that the page has open; `words` is all of it, or a pattern. */
export function draftStatus(page: Page, words: string | RegExp): Locator {
  const all = typeof words === 'string' ? new RegExp(`^\\s*${words}\\s*$`) : words;
  return page.getByRole('status').filter({ hasText: all });
}

/** Waits until what the server keeps of the draft's part holds the words. "Saved" alone may still be of before they were typed. */
export async function untilKept(docId: string, part: string, words: string): Promise<void> {
  await expect.poll(() => readKept(docId, part)).toContain(words);
}

/** What the server keeps of one part of a draft, as XML. */
export async function readKept(docId: string, part: string): Promise<string> {
  return (await loadDraft(db(), docId)).getXmlFragment(part).toString();
}

/** axe finds nothing on the page as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found, page.url()).toEqual([]);
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
  await paragraph.evaluate(async (element) => {
    await document.fonts.ready;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
  });
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
