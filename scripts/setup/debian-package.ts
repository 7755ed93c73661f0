import { findOnPath } from '#scripts/process/find-on-path.ts';
import { isRoot } from '#scripts/process/is-root.ts';
import { tryLogged } from './run-logged.ts';
import { tell } from './step.mjs';

const LIMIT_MS = 300_000;
/** Another process of ours may be installing something at this moment. */
const WAIT_FOR_LOCK = ['-o', 'DPkg::Lock::Timeout=120'];

/**
 * Installs a package of Debian's on this machine, and says so before. False where that failed, or where we are not root or there is
 * no apt-get, and so nothing was tried.
 */
export async function installDebianPackage(name: string, purpose: string, say = tell): Promise<boolean> {
  if (!isRoot() || !findOnPath(['apt-get'])) return false;
  const install = ['install', '-y', '--no-install-recommends', name];
  say(`! Installing ${name} on this machine ${purpose}, as root: apt-get update; apt-get ${install.join(' ')}`);
  // A list that cannot be brought up to date may still hold the package.
  await runApt('update', ['update']);
  return runApt(`install-${name}`, install);
}

async function runApt(name: string, args: string[]): Promise<boolean> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const command = { name: `apt-get-${name}`, file: 'apt-get', args: [...WAIT_FOR_LOCK, ...args], env };
  return (await tryLogged({ ...command, limitMs: LIMIT_MS })).isDone;
}
