// Keeps the database of a release: migrated to the end, with the demo loaded. Run it before the first migration after the release.
import { writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { makeThrowawayDatabase } from '#scripts/postgres/throwaway.ts';
import { loadDemoInto } from '#scripts/serving/load-demo.ts';
import { tell } from '#scripts/setup/step.mjs';
import { TEST_SETTINGS } from '#scripts/testing/settings.ts';
import { listMigrations } from './folder.ts';
import { exportRelease, releaseFile } from './release.ts';

const database = await makeThrowawayDatabase();
try {
  await loadDemoInto({ ...TEST_SETTINGS, DATABASE_URL: database.url, DATA_DIR: database.folder });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const file = releaseFile(listMigrations().at(-1) ?? '');
  writeFileSync(file, await exportRelease(client));
  await client.end();
  tell(`Wrote ${file}`);
} finally {
  await database.remove();
}
process.exit();
