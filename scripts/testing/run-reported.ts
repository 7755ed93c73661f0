import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Counts } from '#scripts/gates/run-gates.ts';
import { runProgram } from '#scripts/process/program.ts';
import { ROOT } from '#scripts/setup/root.ts';

export type TestRun = {
  /** The runner's script under node_modules. */
  script: string;
  args: (reportFile: string) => string[];
  env: (reportFile: string) => Record<string, string>;
  /** Counts from the runner's JSON report. */
  count: (report: unknown) => Counts;
};

/**
 * Runs a test runner with its progress on the terminal and counts from its JSON report. A run without a report, without a
 * test, or that ends badly although no test failed, counts as one failure.
 */
export async function runReported({ script, args, env, count }: TestRun): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-report-'));
  const reportFile = join(folder, 'report.json');
  try {
    const { isFine } = await runProgram(process.execPath, [join(ROOT, 'node_modules', script), ...args(reportFile)], {
      env: env(reportFile),
      output: 'terminal',
    });
    const counts = existsSync(reportFile)
      ? count(JSON.parse(readFileSync(reportFile, 'utf8')))
      : { passed: 0, failed: 1 };
    const isSilentFailure = counts.failed === 0 && (!isFine || counts.passed === 0);
    return isSilentFailure ? { ...counts, failed: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
