import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS } from '#scripts/find-chromium.ts';

const TEST_LIMIT_MS = 60_000;
const EXPECT_LIMIT_MS = 10_000;
const { E2E_BASE_URL = '', E2E_CHROMIUM = '' } = process.env;

// Run by `npm test -- browser [e2e/NAME.spec.ts]`, which starts what these tests need and names it in the environment.
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './scripts/testing/require-server.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: TEST_LIMIT_MS,
  expect: { timeout: EXPECT_LIMIT_MS },
  use: {
    baseURL: E2E_BASE_URL,
    trace: 'retain-on-failure',
    actionTimeout: EXPECT_LIMIT_MS,
    launchOptions: { executablePath: E2E_CHROMIUM, args: CHROMIUM_FLAGS },
  },
});
