import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './setup/step.mjs';

/** `npm run faults`: runs the fault suite, scripts/faults/run.ts. */
export async function run(args: string[]): Promise<number> {
  const suite = join(import.meta.dirname, 'faults', 'run.ts');
  if (!existsSync(suite)) throw new SetupError('There is no fault suite yet: scripts/faults/run.ts is missing.');
  const { run: runSuite }: { run(args: string[]): Promise<number> } = await import(suite);
  return runSuite(args);
}
