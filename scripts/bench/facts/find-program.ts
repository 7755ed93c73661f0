import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isRoot } from '#scripts/postgres/run-as.ts';
import { tryLogged } from '#scripts/setup/run-logged.ts';
import { SetupError } from '#scripts/setup/step.mjs';

const INSTALL_LIMIT_MS = 180_000;

/**
 * The path of a program of Debian's, which root installs where it is missing.
 * @throws SetupError that says in one line what to install.
 */
export async function findProgram(name: string, debianPackage: string): Promise<string> {
  const found = look(name);
  if (found) return found;
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    const script = `apt-get update && apt-get install -y --no-install-recommends ${debianPackage}`;
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await tryLogged({
      name: `apt-install-${name}`,
      file: '/bin/sh',
      args: ['-c', script],
      env,
      limitMs: INSTALL_LIMIT_MS,
    });
  }
  const installed = look(name);
  if (installed) return installed;
  throw new SetupError(`The benchmark needs ${name}. Install Debian's package ${debianPackage} and run again.`);
}

function look(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
