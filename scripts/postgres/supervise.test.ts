import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomesTrue } from '#scripts/process/becomes-true.ts';
import { answers, readAccess } from './access.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { findPostmaster } from './postmaster.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-supervise-'));
let cluster: Cluster;

beforeAll(async () => {
  cluster = await openCluster(folder, { throwaway: true });
});

afterAll(async () => {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('[S10] a PostgreSQL that is killed under us is started again at its address, and stays stopped once it is asked to', async () => {
  const access = readAccess(folder);
  const { promise: restarted, resolve: onRestart } = Promise.withResolvers<void>();
  cluster.keepRunning(async () => onRestart());
  const { pid } = cluster;
  process.kill(pid, 'SIGKILL');
  await restarted;
  expect(cluster.pid).not.toBe(pid);
  expect(await answers(access)).toBe(true);
  await cluster.stop();
  expect(await becomesTrue(() => findPostmaster(join(folder, 'postgres')) !== null, 1_000)).toBe(false);
});
