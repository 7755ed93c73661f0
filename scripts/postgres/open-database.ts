import { Client } from 'pg';
import { applyMigrations } from '#scripts/migrations/apply.ts';
import { findDataDir } from '#scripts/setup/data-dir.ts';
import { atEnd } from '#scripts/setup/ending.ts';
import { SetupError } from '#scripts/setup/step.mjs';
import { type Cluster, ensureDatabase, openCluster } from './cluster.ts';

const DATABASE = 'touchstone';
const SERVING_LOCK = 7_684_223;

/**
 * The newsrooms' database: `cluster` is null where DATABASE_URL names a server of one's own, whose one role then does everything.
 * Otherwise `url` is that of the app's role, which `migrate` makes.
 */
export type OpenDatabase = { url: string; cluster: Cluster | null; migrate(): Promise<string[]> };

/**
 * Opens the newsrooms' database and names it in DATABASE_URL for what this process loads and starts. DEMO is 1 while it is embedded.
 * @throws SetupError when it cannot be reached.
 */
export async function openDatabase(): Promise<OpenDatabase> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await reach(given);
    return { url: given, cluster: null, migrate: () => applyMigrations(given) };
  }
  const cluster = await openCluster(findDataDir());
  await ensureDatabase(cluster, DATABASE);
  const url = cluster.appUrlOf(DATABASE);
  process.env.DATABASE_URL = url;
  process.env.DEMO ||= '1';
  return { url, cluster, migrate: () => cluster.migrate(DATABASE) };
}

/** For a command that works on the database for a while: opened, migrated, and left as it was found at the command's end. */
export async function openMigratedDatabase(): Promise<void> {
  const { cluster, migrate } = await openDatabase();
  // As the server has them, so that a command finds the same demo and the same secret.
  process.env.DEMO ||= cluster ? '1' : '0';
  process.env.DATA_DIR = findDataDir();
  if (cluster?.startedHere) atEnd(() => stopUnlessUsed(cluster));
  await migrate();
}

/**
 * Marks the embedded database as served by this process until it ends.
 * @throws SetupError naming the address of the process that serves it already.
 */
export async function claimServing(cluster: Cluster, address: string): Promise<void> {
  const client = new Client({ connectionString: cluster.urlOf('postgres'), application_name: address });
  // The lock goes with the connection; when the database ends before us, nothing is left to do.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [SERVING_LOCK]);
  if (rows[0]?.mine) return atEnd(() => client.end());
  const holder = await client.query<{ address: string }>(
    `SELECT application_name AS address FROM pg_stat_activity JOIN pg_locks USING (pid)
      WHERE locktype = 'advisory' AND objid = $1 AND granted`,
    [SERVING_LOCK],
  );
  await client.end();
  throw new SetupError(
    `Touchstone already runs on this data at ${holder.rows[0]?.address ?? 'another address'}. ` +
      'Use that one, or stop it, or set PORT and DATA_DIR for a second one.',
  );
}

async function stopUnlessUsed(cluster: Cluster): Promise<void> {
  const client = new Client({ connectionString: cluster.urlOf('postgres') });
  await client.connect();
  const others = await client.query(
    `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  await client.end();
  if (others.rowCount === 0) await cluster.stop();
}

async function reach(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    const reason =
      error instanceof Error ? error.message || ('code' in error ? String(error.code) : error.name) : String(error);
    throw new SetupError(
      `The database in DATABASE_URL cannot be reached (${reason}). Start it, mend the address, or unset it for the embedded one.`,
    );
  } finally {
    await client.end();
  }
}
