import { makeThrowawayDatabase } from '#scripts/postgres/throwaway.ts';
import { TEST_SETTINGS } from './settings.ts';

/** For vitest: one throwaway database for all projects of a run, named to the workers by DATABASE_URL. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TOUCHSTONE_TEST_DATABASE) return;
  const database = await makeThrowawayDatabase();
  Object.assign(process.env, TEST_SETTINGS, {
    LOG_LEVEL: 'silent',
    TOUCHSTONE_TEST_DATABASE: '1',
    DATABASE_URL: database.url,
    TOUCHSTONE_TEST_OWNER_URL: database.ownerUrl,
    DATA_DIR: database.folder,
  });
  return database.remove;
}
