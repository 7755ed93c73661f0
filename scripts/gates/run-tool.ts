import { join } from 'node:path';
import { type Ended, runProgram } from '#scripts/process/program.ts';
import { ROOT } from '#scripts/setup/root.ts';

/** Runs a tool of node_modules by its script, and keeps its output. */
export function runTool(script: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const settings = { env: { NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1', ...env } };
  return runProgram(process.execPath, [join(ROOT, 'node_modules', script), ...args], settings);
}
