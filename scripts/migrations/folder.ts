import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { ROOT } from '#scripts/setup/root.ts';

export const SCHEMA_FILE = join(ROOT, 'prisma', 'schema.prisma');
export const MIGRATIONS_DIR = join(ROOT, 'prisma', 'migrations');
/** The schema as the last migration left it. Prisma looks at folders and the lock file only, so it lies beside them. */
export const SNAPSHOT_FILE = join(MIGRATIONS_DIR, 'schema.prisma');
export const LOCK_FILE = join(MIGRATIONS_DIR, 'migration_lock.toml');

/** The names of the migrations, oldest first. */
export function listMigrations(folder = MIGRATIONS_DIR): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

/** The migrations as the engine takes them. */
export function readMigrations(folder = MIGRATIONS_DIR): MigrationList {
  const lockFile = join(folder, 'migration_lock.toml');
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lockFile) ? readFileSync(lockFile, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: listMigrations(folder).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(folder, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
