import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#scripts/setup/root.ts';
import type { Finding, Gate } from './gate.ts';

const SOURCES = '{app,components,lib}/**/*.{ts,tsx}';
const ONLY_READER = 'lib/env.server.ts';

/** Only lib/env.server.ts reads process.env, and .env.example names each setting that it reads. */
export const settingsGate: Gate = { name: 'settings', run: checkSettings };

async function checkSettings(): Promise<Finding> {
  const files = globSync(SOURCES, { cwd: ROOT }).filter((file) => !/\.test\.tsx?$/.test(file));
  const readers = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('process.env'));
  const problems = readers.filter((file) => file !== ONLY_READER).map((file) => `${file} reads process.env`);
  if (!readers.includes(ONLY_READER)) problems.push(`${ONLY_READER} reads no process.env: the gate looks at nothing`);
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
  const settings = listSettings(readFileSync(join(ROOT, ONLY_READER), 'utf8'));
  for (const name of settings) if (!example.includes(`${name}=`)) problems.push(`.env.example lacks ${name}`);
  return { problems, looked: `${files.length} files, ${settings.length} settings` };
}

function listSettings(source: string): string[] {
  const names = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name = '']) => name);
  return names.filter((name) => name !== 'NODE_ENV');
}
