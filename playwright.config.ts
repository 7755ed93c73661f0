import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS } from '#scripts/testing/find-chromium.ts';

// Limits that only a failure reaches, also on two busy cores.
const TEST_LIMIT_MS = 180_000;
const EXPECT_LIMIT_MS = 30_000;
const { E2E_BASE_URL = '', E2E_CHROMIUM = '' } = process.env;

/** It begins first, so that both workers end at about the same time. */
const LONGEST = /journey\.spec\.ts$/;

// Run by `npm test -- browser [e2e/NAME.spec.ts]`, which starts what these tests need and names it in the environment.
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './scripts/testing/require-server.ts',
  projects: [
    { name: 'longest', testMatch: LONGEST },
    { name: 'others', testIgnore: LONGEST },
  ],
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: TEST_LIMIT_MS,
  expect: { timeout: EXPECT_LIMIT_MS },
  use: {
    baseURL: E2E_BASE_URL,
    // A failure leaves what the page held in error-context.md; a trace costs each test a fifth of its time: `--trace on` makes one.
    screenshot: 'only-on-failure',
    actionTimeout: EXPECT_LIMIT_MS,
    navigationTimeout: EXPECT_LIMIT_MS,
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: E2E_CHROMIUM, args: CHROMIUM_FLAGS },
  },
});
