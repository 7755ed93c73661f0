import { relative } from 'node:path';
import { z } from 'zod';
import type { Outcome } from '#scripts/gates/run-gates.ts';
import { ROOT } from '#scripts/setup/root.ts';
import { SetupError, step, tell } from '#scripts/setup/step.mjs';
import { findRedis } from './redis.ts';
import { firstLine, runReported } from './run-reported.ts';

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/** The unit, database and collaboration tests. What was not run counts as failed. */
export async function runVitest(args: string[]): Promise<Outcome> {
  // Installing it must not count against a test's time limit. Part of the tests may not need it.
  if (args.length === 0) await step('Redis', findRedis).catch(tellMissing);
  return runReported({
    script: 'vitest/vitest.mjs',
    args: (reportFile) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...args],
    env: () => ({ NODE_ENV: 'test' }),
    read: readVitestReport,
  });
}

/** What was not run counts as failed, a file that could not be loaded too. */
export function readVitestReport(report: unknown): Outcome {
  const outcome: Outcome = { passed: 0, failures: [] };
  for (const file of reportSchema.parse(report).testResults) {
    const path = relative(ROOT, file.name);
    for (const { fullName, status, failureMessages } of file.assertionResults) {
      if (status === 'passed') outcome.passed += 1;
      else outcome.failures.push(`${path} › ${fullName}: ${firstLine(failureMessages?.[0] ?? status)}`);
    }
    const isUnloaded = file.status === 'failed' && file.assertionResults.length === 0;
    if (isUnloaded) outcome.failures.push(`${path}: ${firstLine(file.message)}`);
  }
  return outcome;
}

/** Without Redis the tests that need it fail, and the others still run. */
function tellMissing(error: unknown): void {
  if (!(error instanceof SetupError)) throw error;
  tell(`✗ ${error.message}`);
}
