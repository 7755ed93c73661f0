import { expect, type Locator, type Page, type Route } from '@playwright/test';
import { walkClaim, walkDiscussion } from './forms/claim.ts';
import type { Form, Walk } from './forms/form.ts';
import { walkReader } from './forms/reader.ts';
import { walkSettings } from './forms/settings.ts';
import { walkSheet } from './forms/sheet.ts';
import { walkBoard, walkStories } from './forms/stories.ts';
import { walkVotes } from './forms/votes.ts';
import { open, PASSWORD, selectWithMouse, signIn, untilAlive } from './people.ts';
import { test } from './test.ts';

const WALKS = [walkClaim, walkVotes, walkDiscussion, walkSettings, walkSheet, walkStories, walkBoard, walkReader];

/** The failure that the page shows. */
function failureOf(page: Page, words: string): Locator {
  return page.getByRole('alert').filter({ hasText: words });
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

for (const walk of WALKS) {
  test(`[E1] offline nothing is lost, and "Try again" sends it: ${walk.name}`, async ({ browser, baseURL }) => {
    const { person, address, forms } = await walk();
    const page = await signIn(browser, String(baseURL), person);
    await open(page, address);
    for (const form of forms) {
      await test.step(form.name, async () => {
        await form.fill(page);
        const failure = failureOf(page, 'The server could not be reached.');
        await withoutNetwork(page, form, async () => {
          await form.send(page);
          await expect(failure).toBeVisible();
          await form.expectKept?.(page);
        });
        await failure.getByRole('button', { name: 'Try again' }).click();
        await form.expectDone(page);
        await expect(failure).toHaveCount(0);
      });
    }
  });
}

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

const isCommand = (route: Route) => route.request().method() === 'POST' && 'next-action' in route.request().headers();

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
    // Two presses at once, before the page could show that it is busy.
    await page.evaluate(() =>
      document.addEventListener('click', ({ target }) => (target as HTMLElement).click(), { once: true }),
    );
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
  await page.route('**', (route) =>
    isCommand(route)
      ? route.continue({ headers: { ...route.request().headers(), 'next-action': '0'.repeat(42) } })
      : route.continue(),
  );
  await form.send(page);
  const failure = failureOf(page, 'Touchstone was updated.');
  await expect(failure).toBeVisible();
  await form.expectKept?.(page);
  await page.unrouteAll();
  await failure.getByRole('button', { name: 'Reload' }).click();
  await untilAlive(page);
  await selectWithMouse(page, 'The pier was closed');
  await page.keyboard.press('c');
  await form.expectKept?.(page);
  await form.send(page);
  await form.expectDone(page);
});
