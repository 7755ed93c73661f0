import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { atEnd } from '#scripts/setup/ending.ts';
import { ROOT } from '#scripts/setup/root.ts';
import { SetupError } from '#scripts/setup/step.mjs';

const MAIN = join(import.meta.dirname, 'load-demo-main.ts');

/**
 * Loads the demo newsroom into the database that `env` names, in a process of its own, since settings are read once.
 * @throws SetupError when it fails.
 */
export async function loadDemoInto(env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [MAIN], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  atEnd(async () => {
    if (child.exitCode === null) child.kill();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0) throw new SetupError('The demo newsroom cannot be loaded. The reason stands above.');
}
