import { expect, type Locator, type Page, type Route } from '@playwright/test';
import { walkClaim, walkDiscussion } from './forms/claim.ts';
import type { Form, Walk } from './forms/form.ts';
import { sentByItself, visitSentByItself } from './forms/mention.ts';
import { walkReader } from './forms/reader.ts';
import { walkSettings } from './forms/settings.ts';
import { walkSheet } from './forms/sheet.ts';
import { walkBoard, walkEmptyStory, walkStories } from './forms/stories.ts';
import { walkVotes } from './forms/votes.ts';
import { open, PASSWORD, selectWithMouse, signIn, untilHydrated } from './people.ts';
import { test } from './test.ts';

const WALKS = [
  walkClaim,
  walkVotes,
  walkDiscussion,
  walkSettings,
  walkSheet,
  walkStories,
  walkEmptyStory,
  walkBoard,
  walkReader,
];

/** What the page reports as failed, in its dialogs too. Next.js announces each page in an element of the same role. */
function failuresOf(page: Page): Locator {
  return page.getByRole('alert').and(page.locator(':not(#__next-route-announcer__)'));
}

/** The failure that the page shows. */
function failureOf(page: Page, words: string): Locator {
  return failuresOf(page).filter({ hasText: words });
}

/** The button or the choice that is busy. */
function busyOf(page: Page): Locator {
  return page.locator('button[aria-busy], select:disabled').first();
}

function isCommand(route: Route): boolean {
  return 'next-action' in route.request().headers();
}

/** Does the work while no request gets through. */
async function withoutNetwork(page: Page, { needsNetwork }: Form, work: () => Promise<void>): Promise<void> {
  const context = page.context();
  const isSent = (url: URL) => !url.pathname.startsWith('/_next');
  if (needsNetwork) await context.route(isSent, (route) => route.abort('internetdisconnected'));
  else await context.setOffline(true);
  await work();
  if (needsNetwork) await context.unroute(isSent);
  else await context.setOffline(false);
}

/** Does the work while the person is signed out; after it they come back from signing in in another tab. */
async function withoutSession(page: Page, work: () => Promise<void>): Promise<void> {
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await work();
  await page.context().addCookies(cookies);
  await page.evaluate(() => dispatchEvent(new Event('focus')));
}

/** Does the work while the server does not know the actions of the page, as after a deploy. */
async function withOlderBuild(page: Page, work: () => Promise<void>): Promise<void> {
  await page.route('**', (route) =>
    isCommand(route)
      ? route.continue({ headers: { ...route.request().headers(), 'next-action': '0'.repeat(42) } })
      : route.fallback(),
  );
  await work();
  await page.unrouteAll({ behavior: 'wait' });
}

/** Does the work while nothing that is sent reaches the server. */
async function onSlowNetwork(page: Page, work: () => Promise<void>): Promise<void> {
  const slow = Promise.withResolvers<void>();
  await page.route('**', async (route) => {
    if (route.request().method() === 'POST') await slow.promise;
    return route.fallback();
  });
  await work();
  slow.resolve();
}

for (const walk of WALKS) {
  test(`[E1] offline, signed out, after a deploy and on a slow network nothing is lost: ${walk.name}`, async ({
    browser,
    baseURL,
  }) => {
    const { person, address, forms } = await walk();
    const page = await signIn(browser, String(baseURL), person);
    await open(page, address);
    for (const form of forms) {
      await test.step(form.name, async () => {
        const retry = page.getByRole('button', { name: 'Try again' });
        const finish = async (send: () => Promise<void>) => {
          await onSlowNetwork(page, async () => {
            await send();
            if (form.showsAtOnce) return;
            await expect(form.busyWords ? page.getByText(form.busyWords) : busyOf(page)).toBeVisible();
            await form.expectKept?.(page);
          });
          await form.expectDone(page);
          await expect(failuresOf(page)).toHaveCount(0);
          await page.unrouteAll({ behavior: 'wait' });
        };
        await form.fill(page);
        await withoutNetwork(page, form, async () => {
          await form.send(page);
          await expect(failureOf(page, 'The server could not be reached.')).toBeVisible();
          await form.expectKept?.(page);
          // The keyboard goes on at the button that was pressed, or at the way on.
          await expect(page.locator('button:focus')).toHaveCount(1);
        });
        if (form.isSession) return finish(() => retry.click());
        await withoutSession(page, async () => {
          await retry.click();
          await expect(failureOf(page, 'Your session has ended.')).toBeVisible();
          await form.expectKept?.(page);
        });
        if (form.action === null) return finish(() => retry.click());
        await withOlderBuild(page, async () => {
          await retry.click();
          await expect(failureOf(page, 'Touchstone was updated.')).toBeVisible();
          await form.expectKept?.(page);
        });
        if (form.needsReload) {
          await page.getByRole('button', { name: 'Reload' }).click();
          await untilHydrated(page);
        }
        await finish(() => form.send(page));
      });
    }
  });
}

test('[E1] what a page sends by itself fails in silence, and is sent by the next visit', async ({
  browser,
  baseURL,
}) => {
  const { person, address } = await sentByItself.build();
  const page = await signIn(browser, String(baseURL), person);
  await page.route('**', (route) => (isCommand(route) ? route.abort('internetdisconnected') : route.continue()));
  const failed = page.waitForEvent('requestfailed', (request) => 'next-action' in request.headers());
  await open(page, address);
  const comment = page.getByRole('region', { name: 'Discussion' }).getByRole('article');
  await comment.scrollIntoViewIfNeeded();
  await failed;
  await expect(page.getByRole('link', { name: 'For you 1 new mention' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeVisible();
  await expect(failuresOf(page)).toHaveCount(0);
  await page.unrouteAll({ behavior: 'wait' });
  await page.reload();
  await comment.scrollIntoViewIfNeeded();
  await expect(page.getByRole('link', { name: 'For you', exact: true })).toBeVisible();
});

test('[E1] that an article was opened is sent by itself; where it fails the article stays', async ({
  browser,
  baseURL,
}) => {
  const { person, address } = await visitSentByItself.build();
  const page = await signIn(browser, String(baseURL), person);
  await page.route('**', (route) => (isCommand(route) ? route.abort('internetdisconnected') : route.continue()));
  const failed = page.waitForEvent('requestfailed', (request) => 'next-action' in request.headers());
  await open(page, address);
  await failed;
  await expect(page.getByRole('region', { name: 'Article', exact: true })).toBeVisible();
  await expect(failuresOf(page)).toHaveCount(0);
});

/** The page with its first form filled in, a dialog or an editor. */
const KINDS = [walkReader, walkDiscussion];

async function fillFirst(walk: () => Promise<Walk>, begin: (person: Walk['person']) => Promise<Page>) {
  const { person, address, forms } = await walk();
  const [form] = forms;
  if (!form) throw new Error(`${walk.name} has no form`);
  const page = await begin(person);
  await open(page, address);
  await form.fill(page);
  return { page, form, person };
}

/** Turns the next press into two within one task: the page cannot show in between that it is busy. */
function pressTwice(): void {
  const press = (event: MouseEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const _ of ['first', 'second']) (event.target as HTMLElement).click();
  };
  addEventListener('click', press, { capture: true, once: true });
}

for (const walk of KINDS) {
  test(`[E2] on a slow network a command is sent once, and says that it is busy: ${walk.name}`, async ({
    browser,
    baseURL,
  }) => {
    const { page, form } = await fillFirst(walk, (person) => signIn(browser, String(baseURL), person));
    const bodies: string[] = [];
    const slow = Promise.withResolvers<void>();
    await page.route('**', async (route) => {
      if (!isCommand(route)) return route.continue();
      bodies.push(String(route.request().postData()));
      await slow.promise;
      return route.continue();
    });
    await page.evaluate(pressTwice);
    await form.send(page);
    await expect(page.locator('button[aria-busy]')).toBeDisabled();
    await form.expectKept?.(page);
    slow.resolve();
    await form.expectDone(page);
    expect(bodies.filter((body) => body.includes('typed'))).toHaveLength(1);
  });

  test(`[E3] where the session has ended nothing is lost, also while signing in again: ${walk.name}`, async ({
    browser,
    baseURL,
  }) => {
    const { page, form, person } = await fillFirst(walk, (one) => signIn(browser, String(baseURL), one));
    const address = page.url();
    await page.context().clearCookies();
    await form.send(page);
    const failure = failureOf(page, 'Your session has ended.');
    await expect(failure).toBeVisible();
    await form.expectKept?.(page);
    const opened = page.waitForEvent('popup');
    await failure.getByRole('link', { name: 'Sign in' }).click();
    const other = await opened;
    await untilHydrated(other);
    await other.getByLabel('E-mail').fill(person.email);
    await other.getByLabel('Password').fill(PASSWORD);
    await other.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(other).toHaveURL(address);
    await other.close();
    await form.expectKept?.(page);
    await failure.getByRole('button', { name: 'Try again' }).click();
    await form.expectDone(page);
  });
}

test('[E4] a page of an older build says so, and what was typed is there after the reload', async ({
  browser,
  baseURL,
}) => {
  const { page, form } = await fillFirst(walkReader, (person) => signIn(browser, String(baseURL), person));
  const failure = failureOf(page, 'Touchstone was updated.');
  await withOlderBuild(page, async () => {
    await form.send(page);
    await expect(failure).toBeVisible();
    await form.expectKept?.(page);
  });
  await failure.getByRole('button', { name: 'Reload' }).click();
  await untilHydrated(page);
  await selectWithMouse(page, 'The pier was closed');
  await page.keyboard.press('c');
  await form.expectKept?.(page);
  await form.send(page);
  await form.expectDone(page);
});

test('[E5] where only the refresh after a command fails the page stays, and the command stands', async ({
  browser,
  baseURL,
}) => {
  const { page, form } = await fillFirst(walkDiscussion, (person) => signIn(browser, String(baseURL), person));
  const isRefresh = (route: Route) => isCommand(route) && !route.request().postData()?.includes('typed');
  await page.route('**', (route) => (isRefresh(route) ? route.abort('internetdisconnected') : route.continue()));
  const refreshed = page.waitForEvent('requestfailed', (request) => 'next-action' in request.headers());
  await form.send(page);
  await refreshed;
  // The error page would have taken the editor away, and a page that was loaded again what is typed into it.
  const editor = page.getByRole('textbox', { name: 'Comment' });
  await expect(page.getByRole('button', { name: 'Comment', exact: true })).not.toHaveAttribute('aria-busy');
  await expect(editor).toHaveText('');
  await editor.fill('Written in the same page.');
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(page.getByRole('article').filter({ hasText: 'Written in the same page.' })).toBeVisible();
  await form.expectDone(page);
});
