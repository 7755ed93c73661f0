import { Client } from 'pg';
import { type Cluster, ensureDatabase, openCluster } from '#scripts/postgres/cluster.ts';
import { runProgramSync } from '#scripts/process/program.ts';
import { now } from './clock.ts';
import type { FaultRun } from './fault.ts';

/** A PostgreSQL that a fault may break: every commit is on its disk, and it is kept running as `npm start` keeps its own. */
export type OwnCluster = {
  url: string;
  cluster: Cluster /** When it last came back after an end, ms. */;
  backAt: () => number;
};

export async function openOwnCluster({ atEnd }: FaultRun, folder: string): Promise<OwnCluster> {
  const cluster = await openCluster(folder);
  atEnd(() => cluster.stop());
  await ensureDatabase(cluster, 'touchstone');
  await cluster.migrate('touchstone');
  const url = cluster.appUrlOf('touchstone');
  let backAt = 0;
  cluster.keepRunning(async () => {
    backAt = now();
  });
  return { url, cluster, backAt: () => backAt };
}

/** kill -9 of the server and of every process of it. */
export function killPostgres({ pid }: Cluster): void {
  for (const each of [pid, ...listChildren(pid)]) {
    try {
      process.kill(each, 'SIGKILL');
    } catch (error) {
      // A backend may have ended in between.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

/** By `ps`, which Linux and macOS both have. */
function listChildren(pid: number): number[] {
  const { output } = runProgramSync('ps', ['-A', '-o', 'ppid=,pid=']);
  return output.split('\n').flatMap((line) => {
    const [parent, child] = line.trim().split(/\s+/).map(Number);
    return parent === pid && child !== undefined ? [child] : [];
  });
}

/** Runs `work` with a connection of its own. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
