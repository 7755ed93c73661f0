import { join } from 'node:path';
import { z } from 'zod';
import type { Counts } from '#scripts/gates/run-gates.ts';
import { findFreePort } from '#scripts/postgres/free-port.ts';
import { makeThrowawayDatabase } from '#scripts/postgres/throwaway.ts';
import { loadDemoInto } from '#scripts/serving/load-demo.ts';
import { startServer } from '#scripts/serving/server-process.ts';
import { buildApp } from '#scripts/setup/build-app.ts';
import { atEnd } from '#scripts/setup/ending.ts';
import { step } from '#scripts/setup/step.mjs';
import { findChromium } from './find-chromium.ts';
import { runReported } from './run-reported.ts';
import { TEST_SETTINGS } from './settings.ts';

const HOST = '127.0.0.1';

const reportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** The browser tests, against a production build with a throwaway database that holds the demo. What was not run counts as failed. */
export async function runBrowserTests(args: string[]): Promise<Counts> {
  const chromium = await step('Chromium', findChromium);
  await step('App', buildApp);
  const database = await step('Database', makeThrowawayDatabase);
  atEnd(database.remove);
  const serverSettings = {
    ...TEST_SETTINGS,
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    DATA_DIR: database.folder,
  };
  await step('Demo newsroom', () => loadDemoInto(serverSettings));
  const port = await findFreePort();
  const logFile = join(database.folder, 'server.log');
  const server = await step('Server', () => startServer({ host: HOST, port, env: serverSettings, logFile }));
  atEnd(server.stop);

  const counts = await runReported({
    script: '@playwright/test/cli.js',
    args: () => ['test', '--reporter=list,json', ...args],
    env: (reportFile) => ({
      ...serverSettings,
      E2E_BASE_URL: server.url,
      E2E_CHROMIUM: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
    }),
    count: (report) => {
      const { expected, unexpected, flaky, skipped } = reportSchema.parse(report).stats;
      return { passed: expected, failed: unexpected + flaky + skipped };
    },
  });
  await server.stop();
  await database.remove();
  return counts;
}
