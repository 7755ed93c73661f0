import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { diffSchemas } from '#scripts/migrations/diff.ts';
import { SCHEMA_FILE, SNAPSHOT_FILE } from '#scripts/migrations/folder.ts';
import { ROOT } from '#scripts/setup/root.ts';
import { actionsGate } from './actions.ts';
import { expressionsGate } from './expressions.ts';
import type { Finding, Gate } from './gate.ts';
import { oneWayGate } from './one-way.ts';
import { pagesGate } from './pages.ts';
import { runTool } from './run-tool.ts';
import { schemaFormatGate } from './schema-format.ts';
import { sentencesGate } from './sentences.ts';
import { settingsGate } from './settings.ts';
import { staticPagesGate } from './static-pages.ts';
import { structureGate } from './structure.ts';
import { titlesGate } from './titles.ts';

/** The gates that need no server, the quick ones first. */
export const gates: Gate[] = [
  { name: 'format, lint', run: () => askTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']) },
  settingsGate,
  titlesGate,
  actionsGate,
  pagesGate,
  oneWayGate,
  sentencesGate,
  staticPagesGate,
  expressionsGate,
  { name: 'migrations', run: checkMigrations },
  schemaFormatGate,
  structureGate,
  { name: 'unused', run: () => askTool('knip/bin/knip.js', ['--no-progress']) },
  { name: 'types', run: checkTypes },
];

async function checkTypes(): Promise<Finding> {
  // Next's own types (images, style sheets, typed routes) are written by it and not kept in git.
  if (!existsSync(join(ROOT, 'next-env.d.ts'))) await runTool('next/dist/bin/next', ['typegen']);
  return askTool('typescript/bin/tsc', ['--noEmit']);
}

async function checkMigrations(): Promise<Finding> {
  const looked = 'the schema and the last migration';
  if (!existsSync(SNAPSHOT_FILE)) return { problems: ['prisma/migrations has no schema.prisma'], looked };
  const sql = await diffSchemas(SNAPSHOT_FILE, SCHEMA_FILE);
  const problem = `prisma/schema.prisma has changed since the last migration. Write one: npm run migration -- NAME\n${sql}`;
  return { problems: sql === null ? [] : [problem], looked };
}

async function askTool(script: string, args: string[]): Promise<Finding> {
  const { isFine, output, reason } = await runTool(script, args);
  return { problems: isFine ? [] : [output || reason], looked: '' };
}
