// PostgreSQL refuses to run as root, so root runs it as somebody else: the owner of the folder that it lives in, or a user without
// rights. That user may be unable to reach the programs or the data, when a folder above is root's alone (`mktemp -d`, /root).
// Then it is given the two capabilities that pass closed folders, and no other.
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRoot } from '#scripts/process/is-root.ts';
import { runProgramSync } from '#scripts/process/program.ts';
import { SetupError } from '#scripts/setup/step.mjs';

/** Who runs PostgreSQL: this process's own user, or another one by number. */
export type RunAs = { uid: number; gid: number; throughClosedFolders: boolean } | undefined;

/** A program with its arguments, and the user to spawn it as. */
export type Invocation = { file: string; args: string[]; user: { uid?: number; gid?: number } };

const UNPRIVILEGED_USERS = ['postgres', 'nobody'];
const CAPABILITIES = '+dac_override,+dac_read_search';

/** The user for a new cluster in `folder`: `undefined` when this process isn't root. Shall exist in the user database. */
export function chooseUser(folder: string): { uid: number; gid: number } | undefined {
  if (!isRoot()) return undefined;
  const owner = statSync(folder).uid;
  const names = owner === 0 ? UNPRIVILEGED_USERS : [String(owner), ...UNPRIVILEGED_USERS];
  for (const name of names) {
    const uid = askId('-u', name);
    const gid = askId('-g', name);
    if (uid && gid !== undefined) return { uid, gid };
  }
  throw new SetupError(
    'PostgreSQL does not run as root. Run as an ordinary user, or set DATABASE_URL to a server of yours.',
  );
}

/**
 * Finds out how `user` gets at the programs and at `dataDir`, which is theirs.
 * @throws SetupError when a closed folder is in the way and cannot be passed.
 */
export function planRun(user: { uid: number; gid: number } | undefined, program: string, dataDir: string): RunAs {
  if (!user || !isRoot()) return undefined;
  const test = ['-c', 'test -x "$1" && test -w "$2"', 'sh', program, dataDir];
  if (runProgramSync('/bin/sh', test, { user, cwd: '/' }).isFine) return { ...user, throughClosedFolders: false };
  const runAs = { ...user, throughClosedFolders: true };
  const { file, args } = invocation(runAs, program, ['--version']);
  if (runProgramSync(file, args, { cwd: '/' }).isFine) return runAs;
  throw new SetupError(
    `PostgreSQL does not run as root, and ${findClosedFolder(program, dataDir)} is closed to other users. ` +
      'Open it with chmod o+x, or run as an ordinary user.',
  );
}

/** How to spawn `program` as that user. */
export function invocation(runAs: RunAs, program: string, args: string[]): Invocation {
  if (!runAs) return { file: program, args, user: {} };
  const { uid, gid, throughClosedFolders } = runAs;
  if (!throughClosedFolders) return { file: program, args, user: { uid, gid } };
  const drop = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    // Without this bit access(2), by which initdb looks for its companions, ignores the capabilities.
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${CAPABILITIES}`,
    `--ambient-caps=${CAPABILITIES}`,
    `--bounding-set=-all,${CAPABILITIES}`,
  ];
  return { file: 'setpriv', args: [...drop, program, ...args], user: {} };
}

function askId(flag: '-u' | '-g', name: string): number | undefined {
  const { isFine, output } = runProgramSync('id', [flag, name]);
  return isFine ? Number(output) : undefined;
}

function findClosedFolder(...paths: string[]): string {
  for (const path of paths) {
    for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
      if ((statSync(folder).mode & 0o001) === 0) return folder;
    }
  }
  return paths.join(' or ');
}
