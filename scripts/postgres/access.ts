import { createHmac } from 'node:crypto';
import { chownSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { isRoot } from '#scripts/process/is-root.ts';
import { SetupError } from '#scripts/setup/step.mjs';

/** Owns the cluster and what is in it: for set-up and migrations. */
export const USER = 'touchstone';
/** The app's role, which can change rows and nothing else. */
export const APP_ROLE = 'touchstone_app';
export const HOST = '127.0.0.1';

const ANSWER_TIMEOUT_MS = 2_000;

/** How to reach a cluster; kept in postgres.json beside its data, for its owner alone. Port 0: none was chosen yet. */
export type Access = { port: number; password: string };

/** @throws SetupError when the file is not there or not this user's. */
export function readAccess(home: string): Access {
  const file = join(home, 'postgres.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Access;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(
      `${file}, which has the database's password, cannot be read (${reason}). Run as its owner, or set DATA_DIR to a folder of your own.`,
    );
  }
}

/** Keeps it in one step, for without the password the data is lost. */
export function writeAccess(home: string, access: Access): void {
  const file = join(home, 'postgres.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(access)}\n`, { mode: 0o600 });
  ownLikeParent(`${file}.new`);
  renameSync(`${file}.new`, file);
}

/** What root makes in somebody's checkout shall be theirs, so that they can go on without root. */
export function ownLikeParent(path: string): void {
  if (!isRoot()) return;
  const { uid, gid } = statSync(dirname(path));
  chownSync(path, uid, gid);
}

/** The connection address of one database, as its owner. */
export function urlOf({ port, password }: Access, database: string): string {
  return `postgresql://${USER}:${password}@${HOST}:${port}/${database}`;
}

/** The same as the app's role. */
export function appUrlOf(access: Access, database: string): string {
  return `postgresql://${APP_ROLE}:${appPasswordOf(access)}@${HOST}:${access.port}/${database}`;
}

/** Follows from the owner's, so that a data folder of an older release needs nothing new; the owner's does not follow from it. */
export function appPasswordOf({ password }: Access): string {
  return createHmac('sha256', password).update(APP_ROLE).digest('hex');
}

/** Whether a server answers there to this password, and so is ours and ready. */
export async function answers(access: Access): Promise<boolean> {
  const client = new Client({
    connectionString: urlOf(access, 'postgres'),
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
  });
  // An error after the failed connect says nothing new.
  client.on('error', () => undefined);
  const isReady = await client.connect().then(
    () => true,
    () => false,
  );
  await client.end().catch(() => undefined);
  return isReady;
}
