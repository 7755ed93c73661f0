import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { becomesTrue } from '#scripts/process/becomes-true.ts';
import { isRoot } from '#scripts/process/is-root.ts';
import { startProgram } from '#scripts/process/program.ts';
import { SetupError } from '#scripts/setup/step.mjs';
import { type Access, answers, HOST } from './access.ts';
import { findBinaries } from './binaries.ts';
import { findPostmaster } from './postmaster.ts';
import { invocation, planRun } from './run-as.ts';

const MAX_CONNECTIONS = 200;
const READY_TIMEOUT_MS = 60_000;
const LEFTOVERS_TIMEOUT_MS = 10_000;
const LOG_LIMIT_BYTES = 5 * 1024 * 1024;
const SETTINGS = [
  `max_connections=${MAX_CONNECTIONS}`,
  `listen_addresses=${HOST}`,
  'unix_socket_directories=',
  'timezone=UTC',
];
/** For databases that are thrown away: nothing of them has to outlive a crash of the machine. */
const THROWAWAY_SETTINGS = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];
/** What PostgreSQL says while the last processes of a killed server are still going away. */
const LEFTOVERS = /pre-existing shared memory block/;
/** What it says of a lock file; where nobody lives who holds it, that is a killed server which was not reaped yet. */
const LOCKED = /lock file "postmaster\.pid" already exists/;

/**
 * Starts PostgreSQL on `dataDir`, waits until it answers, and gives its process id.
 * @throws SetupError when the folder is another user's, or it does not start.
 */
export async function startPostgres(
  home: string,
  dataDir: string,
  access: Access,
  throwaway: boolean,
): Promise<number> {
  const logFile = join(home, 'postgres.log');
  let failure: string | null = null;
  await becomesTrue(async () => {
    failure = await tryToStart(dataDir, logFile, access, throwaway ? [...SETTINGS, ...THROWAWAY_SETTINGS] : SETTINGS);
    if (failure === null) return true;
    return !LEFTOVERS.test(failure) && !(LOCKED.test(failure) && findPostmaster(dataDir) === null);
  }, LEFTOVERS_TIMEOUT_MS);
  const running = findPostmaster(dataDir);
  if (failure === null && running) return running.pid;
  throw new SetupError(`PostgreSQL does not start: ${failure ?? 'it stopped at once'}. Look into ${logFile}.`);
}

/** Null when it started, else why it did not. */
async function tryToStart(
  dataDir: string,
  logFile: string,
  access: Access,
  settings: string[],
): Promise<string | null> {
  const { postgres } = findBinaries();
  const { uid, gid } = statSync(dataDir);
  if (!isRoot() && uid !== process.getuid?.()) {
    throw new SetupError(
      `${dataDir} belongs to another user. Run as that user, or set DATA_DIR to a folder of your own.`,
    );
  }
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const command = invocation(planRun({ uid, gid }, postgres, dataDir), postgres, [
    '-D',
    dataDir,
    '-p',
    String(access.port),
    ...flags,
  ]);
  const isLong = existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES;
  // Detached: Ctrl-C reaches every process of the terminal, and the app must still be able to write its last changes.
  const server = startProgram(command.file, command.args, {
    user: command.user,
    cwd: '/',
    env: { LC_ALL: 'C' },
    group: 'detached',
    output: { logFile, append: !isLong },
  });
  const isSettled = await becomesTrue(async () => !server.isRunning() || (await answers(access)), READY_TIMEOUT_MS);
  if (isSettled && server.isRunning()) return null;
  if (isSettled) return readLastFatal(logFile) ?? ((await server.ended).reason || 'it ended');
  await server.end('SIGTERM');
  return 'no answer in time';
}

function readLastFatal(logFile: string): string | undefined {
  return [...readFileSync(logFile, 'utf8').matchAll(/FATAL: {2}(.*)/g)].at(-1)?.[1];
}
