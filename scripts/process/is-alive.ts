import { existsSync, readFileSync } from 'node:fs';
import { runProgramSync } from './program.ts';

/** Whether a process lives; one that only waits to be reaped does not. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const stat = `/proc/${pid}/stat`;
  if (existsSync('/proc/self/stat')) {
    return existsSync(stat) && !/\) [ZX]/.test(readFileSync(stat, 'utf8'));
  }
  return runProgramSync('ps', ['-p', String(pid)]).isFine;
}
