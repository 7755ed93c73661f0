import { type BrowserContext, test as base } from '@playwright/test';

/** Playwright's `test`, which also closes the browsers that each test opened: open pages keep following their story. */
export const test = base.extend<{ closing: undefined }>({
  closing: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map(closeContext));
    },
    { auto: true },
  ],
});

/** Requests held by `page.route` may still be pending, and would fail with no one waiting for them. */
async function closeContext(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
  await context.close();
}
