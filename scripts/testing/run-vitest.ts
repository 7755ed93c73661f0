import { z } from 'zod';
import type { Counts } from '#scripts/gates/run-gates.ts';
import { SetupError, step, tell } from '#scripts/setup/step.mjs';
import { findRedis } from './redis.ts';
import { runReported } from './run-reported.ts';

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** The unit, database and collaboration tests. What was not run counts as failed. */
export async function runVitest(args: string[]): Promise<Counts> {
  // Installing it must not count against a test's time limit. Part of the tests may not need it.
  if (args.length === 0) await step('Redis', findRedis).catch(tellMissing);
  return runReported({
    script: 'vitest/vitest.mjs',
    args: (reportFile) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...args],
    env: () => ({ NODE_ENV: 'test' }),
    count: (report) => {
      const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = reportSchema.parse(report);
      return { passed: numPassedTests, failed: numFailedTests + numPendingTests + numTodoTests };
    },
  });
}

/** Without Redis the tests that need it fail, and the others still run. */
function tellMissing(error: unknown): void {
  if (!(error instanceof SetupError)) throw error;
  tell(`✗ ${error.message}`);
}
