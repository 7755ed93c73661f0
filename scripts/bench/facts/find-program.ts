import { findOnPath } from '#scripts/process/find-on-path.ts';
import { installDebianPackage } from '#scripts/setup/debian-package.ts';
import { SetupError } from '#scripts/setup/step.mjs';

/**
 * The path of a program; as root on Debian its package is installed if it is missing.
 * @throws SetupError that says in one line what to install.
 */
export async function findProgram(name: string, debianPackage: string): Promise<string> {
  const find = () => findOnPath([name], ['/usr/sbin', '/usr/bin']);
  const found = find();
  if (found) return found;
  await installDebianPackage(debianPackage, 'for the benchmark');
  const installed = find();
  if (installed) return installed;
  throw new SetupError(`The benchmark needs ${name}. Install Debian's package ${debianPackage} and run again.`);
}
