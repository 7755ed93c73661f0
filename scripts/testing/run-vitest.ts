import { z } from 'zod';
import type { Counts } from '#scripts/gates/run-gates.ts';
import { runReported } from './run-reported.ts';

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** The unit, database and collaboration tests. What was not run counts as failed. */
export function runVitest(args: string[]): Promise<Counts> {
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
