import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { applyMigrations } from '#scripts/migrations/apply.ts';
import { isRoot } from '#scripts/process/is-root.ts';
import { startProgram } from '#scripts/process/program.ts';
import { type Cluster, ensureDatabase, openCluster } from './cluster.ts';
import { findFreePort, whyNotFree } from './free-port.ts';
import { findPostmaster } from './postmaster.ts';

// One folder for all, since making a cluster is slow; closed to others, so that root has to find its way in.
const folder = mkdtempSync(join(tmpdir(), 'touchstone-cluster-'));
let cluster: Cluster;

const open = async () => {
  cluster = await openCluster(folder, { throwaway: true });
  return cluster;
};

beforeEach(open);
afterAll(async () => {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

function ask<T>(cluster: Cluster, sql: string): Promise<T> {
  return askAt(cluster.urlOf('postgres'), sql);
}

async function askAt<T>(connectionString: string, sql: string): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows[0];
}

test('[S3] a new cluster speaks UTF-8, sorts the same everywhere, listens on loopback and takes 200 connections', async () => {
  const row = await ask(
    cluster,
    `SELECT current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS address,
      current_setting('max_connections') AS connections, datlocale AS locale FROM pg_database WHERE datname = 'postgres'`,
  );
  expect(row).toEqual({ encoding: 'UTF8', address: '127.0.0.1', connections: '200', locale: 'C.UTF-8' });
});

test('[S3] the password is random, kept for its owner alone, and needed', async () => {
  expect(statSync(join(folder, 'postgres.json')).mode & 0o777).toBe(0o600);
  const url = new URL(cluster.urlOf('postgres'));
  expect(url.password).toMatch(/^[0-9a-f]{48}$/);
  url.password = 'wrong';
  await expect(new Client({ connectionString: url.href }).connect()).rejects.toThrow(/password authentication failed/);
});

test('[S4] a cluster whose starter was killed is adopted, with what was written', async () => {
  const first = cluster;
  await ensureDatabase(first, 'kept');
  const second = await open();
  expect(second).toMatchObject({ startedHere: false, pid: first.pid });
  expect(await ask(second, `SELECT count(*)::int AS n FROM pg_database WHERE datname = 'kept'`)).toEqual({ n: 1 });
  await second.stop();
  expect(findPostmaster(join(folder, 'postgres'))).toBeNull();
});

test('[S4] a killed PostgreSQL is started again, with what was written', async () => {
  await ensureDatabase(cluster, 'written');
  process.kill(cluster.pid, 'SIGKILL');
  const second = await open();
  expect(second.startedHere).toBe(true);
  expect(await ask(second, `SELECT count(*)::int AS n FROM pg_database WHERE datname = 'written'`)).toEqual({ n: 1 });
});

test('[S4] one that was killed and is not reaped yet keeps none from starting', async () => {
  await cluster.stop();
  // What the shell began ends at once and waits for a parent that never asks: PostgreSQL takes it for a living server.
  const { uid, gid } = statSync(join(folder, 'postgres'));
  const says = join(tmpdir(), `touchstone-unreaped-${process.pid}`);
  const script = ['-c', 'true & echo $!; exec sleep 2'];
  startProgram('/bin/sh', script, { user: { uid, gid }, cwd: '/', output: { logFile: says } });
  await expect.poll(() => readFileSync(says, 'utf8')).toMatch(/\d\n/);
  const pid = readFileSync(says, 'utf8').trim();
  rmSync(says);
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${pid}\n${folder}\n0\n5432\n\n\n\n`);
  expect((await open()).startedHere).toBe(true);
});

test('[S4] a stopped one is started again on its port', async () => {
  const { port } = new URL(cluster.urlOf('postgres'));
  await cluster.stop();
  expect(new URL((await open()).urlOf('postgres')).port).toBe(port);
});

test('[S4] a leftover postmaster.pid that names another program stops nothing', async () => {
  await cluster.stop();
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${process.pid}\n${folder}\n0\n5432\n\n\n\n`);
  expect((await open()).startedHere).toBe(true);
});

test('[S4] another port is chosen and kept when the old one was taken', async () => {
  const first = cluster;
  await first.stop();
  const taken = Number(new URL(first.urlOf('postgres')).port);
  const squatter = createServer().listen(taken, '127.0.0.1');
  await once(squatter, 'listening');
  const { port } = new URL((await open()).urlOf('postgres'));
  squatter.close();
  expect(port).not.toBe(String(taken));
});

test('[S5] root runs it as somebody else, also within a folder that is closed to them; others run it as themselves', async () => {
  const { uid } = statSync(`/proc/${cluster.pid}`);
  if (isRoot()) expect(uid).not.toBe(0);
  else expect(uid).toBe(process.getuid?.());
});

test('[S4] a free port is free', async () => {
  expect(await whyNotFree(await findFreePort(), '127.0.0.1')).toBeNull();
});

test('[S20] a data folder of an older release gets the app’s role at its next start, and keeps it', async () => {
  await ensureDatabase(cluster, 'old');
  const kept = readFileSync(join(folder, 'postgres.json'), 'utf8');
  await applyMigrations(cluster.urlOf('old'));
  await expect(new Client({ connectionString: cluster.appUrlOf('old') }).connect()).rejects.toThrow(
    /authentication failed/,
  );
  // As two commands that start at once.
  expect(await Promise.all([cluster.migrate('old'), cluster.migrate('old')])).toEqual([[], []]);
  const { applied, changes } = await askAt<{ applied: number; changes: boolean }>(
    cluster.appUrlOf('old'),
    `SELECT (SELECT count(*)::int FROM _prisma_migrations) AS applied, has_table_privilege('audit_event', 'UPDATE, DELETE, TRUNCATE') AS changes`,
  );
  expect({ changes, isMigrated: applied > 0 }).toEqual({ changes: false, isMigrated: true });
  await cluster.stop();
  await (await open()).migrate('old');
  expect(await askAt(cluster.appUrlOf('old'), 'SELECT 1 AS one')).toEqual({ one: 1 });
  expect(readFileSync(join(folder, 'postgres.json'), 'utf8')).toBe(kept);
});
