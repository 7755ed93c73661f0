// One embedded PostgreSQL cluster in one folder: postgres/ (its data), postgres.json (port and password), postgres.log.
// It listens on loopback only. A cluster that still runs after its starter was killed is adopted.
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { applyMigrations } from '#scripts/migrations/apply.ts';
import { becomesTrue } from '#scripts/process/becomes-true.ts';
import {
  type Access,
  answers,
  appPasswordOf,
  appUrlOf,
  HOST,
  ownLikeParent,
  readAccess,
  urlOf,
  writeAccess,
} from './access.ts';
import { findFreePort, whyNotFree } from './free-port.ts';
import { grantAppRole } from './grant-app-role.ts';
import { makeDataFolder } from './make-data-folder.ts';
import { findPostmaster, type Postmaster, stopPostmaster } from './postmaster.ts';
import { startPostgres } from './start-postgres.ts';
import { type Supervision, supervise } from './supervise.ts';

const SETTLE_TIMEOUT_MS = 60_000;

export type Cluster = {
  /** The connection address of one database in it, as its owner. */
  urlOf(database: string): string;
  /** The same as the app's role, once the database is migrated by `migrate`. */
  appUrlOf(database: string): string;
  /** Migrates one database and gives the app's role its rights in it. Gives the names of the migrations applied now. */
  migrate(database: string): Promise<string[]>;
  /** False when it ran already. */
  startedHere: boolean;
  /** The server's process; another one after a restart. */
  readonly pid: number;
  /** From now on a server that ends without being asked is started again at the same address; calls back each time. */
  keepRunning(onRestart: () => Promise<void>): void;
  stop(): Promise<void>;
};

/**
 * Opens the cluster in `folder`: makes it when new, adopts it when it runs, else starts it.
 * @throws SetupError with one line when the folder isn't this user's, or PostgreSQL doesn't start.
 */
export async function openCluster(folder: string, { throwaway = false } = {}): Promise<Cluster> {
  const home = resolve(folder);
  const dataDir = join(home, 'postgres');
  makeFolder(home);
  if (!existsSync(dataDir)) makeDataFolder(home, dataDir, throwaway);
  const kept = readAccess(home);
  const running = await adopt(dataDir, kept);
  if (running) {
    const access = { ...kept, port: running.port };
    return asCluster({ home, dataDir, access, throwaway, startedHere: false }, running.pid);
  }

  const isFree = kept.port !== 0 && (await whyNotFree(kept.port, HOST)) === null;
  const access = { ...kept, port: isFree ? kept.port : await findFreePort(HOST) };
  if (!isFree) writeAccess(home, access);
  const pid = await startPostgres(home, dataDir, access, throwaway);
  return asCluster({ home, dataDir, access, throwaway, startedHere: true }, pid);
}

/** Makes a database in the cluster unless it is there. */
export async function ensureDatabase(cluster: Cluster, name: string): Promise<void> {
  const client = new Client({ connectionString: cluster.urlOf('postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

type Place = { home: string; dataDir: string; access: Access; throwaway: boolean; startedHere: boolean };

function asCluster({ home, dataDir, access, throwaway, startedHere }: Place, firstPid: number): Cluster {
  let pid = firstPid;
  let supervision: Supervision | null = null;
  const restart = async () => {
    pid = await startPostgres(home, dataDir, access, throwaway);
  };
  return {
    urlOf: (database) => urlOf(access, database),
    appUrlOf: (database) => appUrlOf(access, database),
    migrate: async (database) => {
      const ownerUrl = urlOf(access, database);
      const applied = await applyMigrations(ownerUrl);
      await grantAppRole(ownerUrl, appPasswordOf(access));
      return applied;
    },
    startedHere,
    get pid() {
      return pid;
    },
    keepRunning: (onRestart) => {
      supervision ??= supervise(dataDir, async () => {
        await restart();
        await onRestart();
      });
    },
    stop: async () => {
      await supervision?.end();
      await stopPostmaster(dataDir, pid);
    },
  };
}

function makeFolder(home: string): void {
  if (existsSync(home)) return;
  mkdirSync(home, { recursive: true });
  ownLikeParent(home);
}

/** Waits while a server that holds the folder starts or stops; null when none holds it. */
async function adopt(dataDir: string, kept: Access): Promise<Postmaster | null> {
  let found = findPostmaster(dataDir);
  const isSettled = await becomesTrue(async () => {
    found = findPostmaster(dataDir);
    return !found || (await answers({ ...kept, port: found.port }));
  }, SETTLE_TIMEOUT_MS);
  if (isSettled || !found) return found;
  await stopPostmaster(dataDir, found.pid);
  return null;
}
