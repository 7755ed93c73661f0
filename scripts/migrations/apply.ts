import { SetupError } from '#scripts/setup/step.mjs';
import { NO_FILTERS, withDatabaseEngine } from './engine.ts';
import { MIGRATIONS_DIR, readMigrations } from './folder.ts';

/**
 * Brings the database at `url` up to the last migration and gives the names of those applied now. Several processes may
 * do so at once: the engine takes an advisory lock.
 * @throws SetupError when a migration fails or the history does not fit.
 */
export async function applyMigrations(url: string, folder = MIGRATIONS_DIR): Promise<string[]> {
  const migrationsList = readMigrations(folder);
  try {
    return await withDatabaseEngine(url, async (engine) => {
      const applied = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
      return applied.appliedMigrationNames;
    });
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).trim().split(/\n\s*0: /);
    throw new SetupError(`The migrations cannot be applied: ${reason?.replaceAll(/\s*\n\s*/g, ' ')}`);
  }
}
