import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#scripts/setup/root.ts';
import type { Finding, Gate } from './gate.ts';

const PAGES = 'components/public-site/**/*.{ts,tsx}';

/** Public pages are a pure function of what was published: no hooks, no client components. Imports are a rule of structure.ts. */
export const staticPagesGate: Gate = { name: 'static pages', run: checkStaticPages };

async function checkStaticPages(): Promise<Finding> {
  const files = globSync(PAGES, { cwd: ROOT }).filter((file) => !/\.test\.tsx?$/.test(file));
  const problems = files.flatMap((file) =>
    findClientCode(readFileSync(join(ROOT, file), 'utf8')).map((code) => `${file}: ${code}`),
  );
  if (files.length === 0) problems.push(`no file matches ${PAGES}: the gate reads nothing`);
  return { problems, looked: `${files.length} files` };
}

/** The calls of hooks, 'use client' and event handlers in a source. */
export function findClientCode(source: string): string[] {
  return source.match(/^'use client'|\buse[A-Z]\w*\(|\bon[A-Z]\w*=\{/gm) ?? [];
}
