import { SCHEMA_FILE } from '#scripts/migrations/folder.ts';
import { PRISMA_OFFLINE } from '#scripts/setup/generate-client.ts';
import type { Finding, Gate } from './gate.ts';
import { runTool } from './run-tool.ts';

const PRISMA = 'prisma/build/index.js';
const UNFORMATTED = 'There are unformatted files';

/** The schema is as Prisma's own formatter writes it. */
export const schemaFormatGate: Gate = { name: 'schema format', run: () => checkSchemaFormat(SCHEMA_FILE) };

/** @throws when Prisma cannot say. */
export async function checkSchemaFormat(schemaFile: string): Promise<Finding> {
  const { isFine, output } = await runTool(PRISMA, ['format', '--check', '--schema', schemaFile], PRISMA_OFFLINE);
  if (!isFine && !output.includes(UNFORMATTED)) throw new Error(output);
  const problem =
    'prisma/schema.prisma is not formatted: npm run migration -- NAME does it before it looks for changes';
  return { problems: isFine ? [] : [problem], looked: '' };
}

/** Formats the schema in place. @throws where it is no schema. */
export async function formatSchema(schemaFile: string): Promise<void> {
  const { isFine, output } = await runTool(PRISMA, ['format', '--schema', schemaFile], PRISMA_OFFLINE);
  if (!isFine) throw new Error(output);
}
