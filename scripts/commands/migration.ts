import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatSchema } from '#scripts/gates/schema-format.ts';
import { diffSchemas } from '#scripts/migrations/diff.ts';
import { LOCK_FILE, MIGRATIONS_DIR, SCHEMA_FILE, SNAPSHOT_FILE } from '#scripts/migrations/folder.ts';
import { SetupError, tell } from '#scripts/setup/step.mjs';

/** `npm run migration -- NAME`: writes the next migration from what has changed in prisma/schema.prisma. */
export async function run([name]: string[]): Promise<number> {
  if (!name || !/^[a-z][a-z0-9_-]*$/.test(name)) {
    throw new SetupError('Name the migration in small letters: npm run migration -- add-corrections');
  }
  await formatSchema(SCHEMA_FILE);
  const sql = await diffSchemas(existsSync(SNAPSHOT_FILE) ? SNAPSHOT_FILE : null, SCHEMA_FILE);
  if (sql === null) {
    tell('The schema has not changed since the last migration.');
    return 0;
  }
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = join(MIGRATIONS_DIR, `${time}_${name.replaceAll('-', '_')}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  writeFileSync(LOCK_FILE, 'provider = "postgresql"\n');
  copyFileSync(SCHEMA_FILE, SNAPSHOT_FILE);
  tell(`Wrote ${folder}/migration.sql. Add to it by hand what a schema cannot say: triggers, checks.`);
  return 0;
}
