import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '#scripts/setup/step.mjs';

const FOLDER = join(import.meta.dirname, '..', 'bench');

/** `npm run bench -- NAME`: runs scripts/bench/NAME.ts, which prints a table and writes JSON. */
export async function run([name = '', ...args]: string[]): Promise<number> {
  if (!/^[a-z-]+$/.test(name) || !existsSync(join(FOLDER, `${name}.ts`))) {
    throw new SetupError(`Name a benchmark: npm run bench -- ${listBenchmarks().join(' | ')}`);
  }
  const benchmark: { run(args: string[]): Promise<number> } = await import(join(FOLDER, `${name}.ts`));
  return benchmark.run(args);
}

function listBenchmarks(): string[] {
  return readdirSync(FOLDER).flatMap((file) => (file.endsWith('.ts') ? [file.replace('.ts', '')] : []));
}
