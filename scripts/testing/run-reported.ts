import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Outcome } from '#scripts/gates/run-gates.ts';
import { runProgram } from '#scripts/process/program.ts';
import { ROOT } from '#scripts/setup/root.ts';

export type TestRun = {
  /** The runner's script under node_modules. */
  script: string;
  args: (reportFile: string) => string[];
  env: (reportFile: string) => Record<string, string>;
  /** Reads the runner's JSON report. */
  read: (report: unknown) => Outcome;
};

/**
 * Runs a test runner with its progress on the terminal and reads its JSON report. A run without a report, without a test, or
 * that ends badly although no test failed, counts as one failure.
 */
export async function runReported({ script, args, env, read }: TestRun): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-report-'));
  const reportFile = join(folder, 'report.json');
  try {
    const { isFine } = await runProgram(process.execPath, [join(ROOT, 'node_modules', script), ...args(reportFile)], {
      env: env(reportFile),
      output: 'terminal',
    });
    if (!existsSync(reportFile)) return { passed: 0, failures: [`${script} ended without a report`] };
    const outcome = read(JSON.parse(readFileSync(reportFile, 'utf8')));
    const isSilentFailure = outcome.failures.length === 0 && (!isFine || outcome.passed === 0);
    return isSilentFailure ? { ...outcome, failures: [`${script} ended badly though no test failed`] } : outcome;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The first line of a message, without the colours of a terminal. */
export function firstLine(message: string): string {
  return stripVTControlCharacters(message).trim().split('\n', 1)[0] ?? '';
}
