import { findOnPath } from '#scripts/process/find-on-path.ts';
import { isRoot } from '#scripts/process/is-root.ts';
import { tryLogged } from './run-logged.ts';
import { tell } from './step.mjs';

const LIMIT_MS = 300_000;
/** Another process may be installing something at the same time. */
const WAIT_FOR_LOCK = ['-o', 'DPkg::Lock::Timeout=120'];

/**
 * Announces a Debian package in one line, then installs it on this machine. False if that failed, or if nothing was tried because
 * this is not root or there is no apt-get.
 */
export async function installDebianPackage(name: string, purpose: string, say = tell): Promise<boolean> {
  if (!isRoot() || !findOnPath(['apt-get'])) return false;
  const install = ['install', '-y', '--no-install-recommends', name];
  say(`! Installing ${name} on this machine ${purpose}, as root: apt-get update; apt-get ${install.join(' ')}`);
  // A stale package list may still have it, so a failed update is no reason to stop.
  await runApt('update', ['update']);
  return runApt(`install-${name}`, install);
}

async function runApt(name: string, args: string[]): Promise<boolean> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const command = { name: `apt-get-${name}`, file: 'apt-get', args: [...WAIT_FOR_LOCK, ...args], env };
  return (await tryLogged({ ...command, limitMs: LIMIT_MS })).isDone;
}
