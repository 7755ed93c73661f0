import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from '#scripts/process/program.ts';
import { type Cluster, ensureDatabase, openCluster } from './cluster.ts';

/** The server's process is read when it is to end: it may be another one by then, and an old number another program's. */
const WATCHDOG =
  'cat > /dev/null; kill -QUIT "$(head -n 1 "$1/postgres/postmaster.pid")" 2> /dev/null; sleep 1; rm -rf "$1"';

/** `url` is that of the app's role, `ownerUrl` for what only the owner may do. */
export type ThrowawayDatabase = { url: string; ownerUrl: string; folder: string; remove(): Promise<void> };

/**
 * A migrated database of its own in a temporary folder, for tests and benchmarks. `folder` may hold other files of the run.
 * It goes away with `remove()`, and also when this process is killed.
 */
export async function makeThrowawayDatabase(): Promise<ThrowawayDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-test-'));
  chmodSync(folder, 0o755);
  let cluster: Cluster | undefined;
  const remove = async () => {
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    cluster = await openCluster(folder, { throwaway: true });
    watch(folder);
    await ensureDatabase(cluster, 'touchstone');
    await cluster.migrate('touchstone');
    return { url: cluster.appUrlOf('touchstone'), ownerUrl: cluster.urlOf('touchstone'), folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A shell that waits for this process's end of a pipe to close, which a kill -9 closes too. */
function watch(folder: string): void {
  const args = ['-c', WATCHDOG, 'sh', folder];
  startProgram('/bin/sh', args, { output: 'none', group: 'detached', lifeline: true });
}
