import { join } from 'node:path';
import { runProgram } from '#scripts/process/program.ts';
import { SetupError } from '#scripts/setup/step.mjs';

const MAIN = join(import.meta.dirname, 'load-demo-main.ts');

/**
 * Loads the demo newsroom into the database that `env` names, in a process of its own, since settings are read once.
 * @throws SetupError when it fails.
 */
export async function loadDemoInto(env: Record<string, string>): Promise<void> {
  const { isFine } = await runProgram(process.execPath, [MAIN], { env, output: 'terminal' });
  if (!isFine) throw new SetupError('The demo newsroom cannot be loaded. The reason stands above.');
}
