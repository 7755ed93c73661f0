import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { becomesTrue } from '#scripts/process/becomes-true.ts';
import { isAlive } from '#scripts/process/is-alive.ts';
import { runProgramSync } from '#scripts/process/program.ts';

/** A PostgreSQL server that holds a data folder, as its postmaster.pid tells. */
export type Postmaster = { pid: number; port: number };

/**
 * The server that holds `dataDir`; null when none lives. Its port is 0 until it listens.
 * A leftover file that names an unrelated process is removed.
 */
export function findPostmaster(dataDir: string): Postmaster | null {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]) || 0;
  if (!isAlive(pid)) return null;
  if (isPostgres(pid)) return { pid, port };
  // The number went to another program after a crash. PostgreSQL itself would take that one for a server and give up.
  rmSync(file, { force: true });
  return null;
}

/** Asks the server to stop, roughly if it doesn't in time. */
export async function stopPostmaster(dataDir: string, pid: number, timeoutMs = 20_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    if (await becomesTrue(() => !isAlive(pid) || !existsSync(join(dataDir, 'postmaster.pid')), timeoutMs)) return;
  }
}

function isPostgres(pid: number): boolean {
  const command = existsSync(`/proc/${pid}/cmdline`)
    ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    : runProgramSync('ps', ['-o', 'command=', '-p', String(pid)]).output;
  return command.includes('postgres');
}
