import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgramSync } from '#scripts/process/program.ts';
import { SetupError } from '#scripts/setup/step.mjs';
import { USER, writeAccess } from './access.ts';
import { findBinaries } from './binaries.ts';
import { chooseUser, invocation, planRun } from './run-as.ts';

const PASSWORD_BYTES = 24;

/**
 * Makes a cluster's data folder and its random password. An interrupted try leaves no `dataDir`.
 * @throws SetupError when PostgreSQL cannot.
 */
export function makeDataFolder(home: string, dataDir: string, throwaway: boolean): void {
  const { initdb } = findBinaries();
  const partial = `${dataDir}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  const passwordFolder = mkdtempSync(join(tmpdir(), 'touchstone-'));
  const passwordFile = join(passwordFolder, 'password');
  const password = randomBytes(PASSWORD_BYTES).toString('hex');
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    const user = chooseUser(home);
    if (user) for (const path of [partial, passwordFolder, passwordFile]) chownSync(path, user.uid, user.gid);
    const command = invocation(planRun(user, initdb, partial), initdb, [
      `--pgdata=${partial}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(throwaway ? ['--no-sync'] : []),
    ]);
    const { file, args, user: runAs } = command;
    const { isFine, reason } = runProgramSync(file, args, { user: runAs, cwd: '/', env: { LC_ALL: 'C' } });
    if (!isFine) {
      throw new SetupError(
        `PostgreSQL cannot make ${dataDir} (${reason}). Mend that, or set DATA_DIR to another folder.`,
      );
    }
    writeAccess(home, { port: 0, password });
    renameSync(partial, dataDir);
  } finally {
    rmSync(passwordFolder, { recursive: true, force: true });
    rmSync(partial, { recursive: true, force: true });
  }
}
