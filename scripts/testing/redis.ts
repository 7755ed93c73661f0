import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { findFreePort } from '#scripts/postgres/free-port.ts';
import { SetupError } from '#scripts/setup/step.mjs';

const READY_TIMEOUT_MS = 60_000;
/** Debian's redis-tools carries the server's binary under this name, and no service that would start by itself. */
const DEBIAN_NAME = 'redis-check-rdb';

/** A Redis of the tests' own, on loopback, that keeps nothing. */
export type TestRedis = {
  url: string;
  /** As a crash would. */
  kill: () => Promise<void>;
  /** Once more at the same address. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Starts a Redis: the one on the path, else Debian's package, which is installed where we are root.
 * @throws SetupError with one line where neither can be had.
 */
export async function startRedis(): Promise<TestRedis> {
  const program = findRedis() ?? installRedis();
  const port = await findFreePort();
  let child = await run(program, port);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    restart: async () => {
      await kill();
      child = await run(program, port);
    },
    stop: kill,
  };
}

/** The server's binary, which goes by the name that it is called with. */
type Program = { path: string };

function findRedis(): Program | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of ['redis-server', 'valkey-server', DEBIAN_NAME]) {
    const path = folders.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate));
    if (path) return { path };
  }
  return null;
}

function installRedis(): Program {
  const missing =
    'There is no redis-server on the path. Install Redis (Debian: apt-get install redis-tools), then run it again.';
  if (process.getuid?.() !== 0) throw new SetupError(missing);
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // Another worker's tests may be installing it at this moment.
    const options = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
    execFileSync('apt-get', ['install', ...options, 'redis-tools'], { env, stdio: 'pipe' });
  } catch (error) {
    throw new SetupError(
      `${missing} (apt-get could not: ${error instanceof Error ? error.message.split('\n')[0] : error})`,
    );
  }
  const installed = findRedis();
  if (!installed) throw new SetupError(missing);
  return installed;
}

async function run({ path }: Program, port: number): Promise<ChildProcess> {
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'];
  const child = spawn(path, args, { argv0: 'redis-server', stdio: 'ignore' });
  process.once('exit', () => child.kill('SIGKILL'));
  const exited = once(child, 'exit').then(() => {
    throw new SetupError(`${path} ended while it was starting.`);
  });
  exited.catch(() => undefined);
  await Promise.race([answers(port), exited]);
  return child;
}

async function answers(port: number): Promise<void> {
  const deadlineMs = performance.now() + READY_TIMEOUT_MS;
  while (performance.now() < deadlineMs) {
    if (await isPonging(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new SetupError('Redis did not answer in time.');
}

function isPonging(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (bytes) => {
      socket.destroy();
      resolve(bytes.toString().startsWith('+PONG'));
    });
    socket.once('error', () => resolve(false));
  });
}
