import { test as base } from '@playwright/test';

/** Playwright's, and after each test the browsers that it opened are closed: pages left open go on following their story. */
export const test = base.extend<{ closing: undefined }>({
  closing: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
