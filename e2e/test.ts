import { type BrowserContext, test as base } from '@playwright/test';

/** Playwright's, and after each test the browsers that it opened are closed: pages left open go on following their story. */
export const test = base.extend<{ closing: undefined }>({
  closing: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map(closeContext));
    },
    { auto: true },
  ],
});

/** What a test holds up with `page.route` may be under way still, and would fail where nobody waits for it. */
async function closeContext(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
  await context.close();
}
