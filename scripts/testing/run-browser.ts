import { join } from 'node:path';
import { z } from 'zod';
import type { Outcome } from '#scripts/gates/run-gates.ts';
import { findFreePort } from '#scripts/postgres/free-port.ts';
import { makeThrowawayDatabase } from '#scripts/postgres/throwaway.ts';
import { loadDemoInto } from '#scripts/serving/load-demo.ts';
import { startServer } from '#scripts/serving/server-process.ts';
import { buildApp } from '#scripts/setup/build-app.ts';
import { atEnd } from '#scripts/setup/ending.ts';
import { step } from '#scripts/setup/step.mjs';
import { findChromium } from './find-chromium.ts';
import { firstLine, runReported } from './run-reported.ts';
import { TEST_SETTINGS } from './settings.ts';

const HOST = '127.0.0.1';

const specSchema = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
});
const suiteSchema = z.object({
  specs: z.array(specSchema),
  get suites() {
    return z.array(suiteSchema).optional();
  },
});
const reportSchema = z.object({
  suites: z.array(suiteSchema),
  errors: z.array(z.object({ message: z.string().optional() })),
});

/** The browser tests, against a production build with a throwaway database that holds the demo. What was not run counts as failed. */
export async function runBrowserTests(args: string[]): Promise<Outcome> {
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

  const outcome = await runReported({
    script: '@playwright/test/cli.js',
    args: () => ['test', '--reporter=list,json', ...args],
    env: (reportFile) => ({
      ...serverSettings,
      E2E_BASE_URL: server.url,
      E2E_CHROMIUM: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
    }),
    read: readPlaywrightReport,
  });
  await server.stop();
  await database.remove();
  return outcome;
}

/** What was not run, or passed only when tried again, counts as failed. */
export function readPlaywrightReport(report: unknown): Outcome {
  const { suites, errors } = reportSchema.parse(report);
  const outcome: Outcome = { passed: 0, failures: errors.map(({ message }) => firstLine(message ?? 'error')) };
  for (const { title, file, tests } of suites.flatMap(specsOf)) {
    for (const { status, results } of tests) {
      if (status === 'expected') outcome.passed += 1;
      else outcome.failures.push(`${file} › ${title}: ${firstLine(results[0]?.error?.message ?? status)}`);
    }
  }
  return outcome;
}

function specsOf(suite: z.infer<typeof suiteSchema>): z.infer<typeof specSchema>[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}
