import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { findFreePort } from '#scripts/postgres/free-port.ts';
import { type Program, runProgram, startProgram } from '#scripts/process/program.ts';
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
  const path = findRedis() ?? (await installRedis());
  const port = await findFreePort();
  let server = await run(path, port);
  const kill = () => server.end('SIGKILL');
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    restart: async () => {
      await kill();
      server = await run(path, port);
    },
    stop: kill,
  };
}

/** The path of the server's binary. */
function findRedis(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of ['redis-server', 'valkey-server', DEBIAN_NAME]) {
    const path = folders.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate));
    if (path) return path;
  }
  return null;
}

async function installRedis(): Promise<string> {
  const missing =
    'There is no redis-server on the path. Install Redis (Debian: apt-get install redis-tools), then run it again.';
  if (process.getuid?.() !== 0) throw new SetupError(missing);
  // Another worker's tests may be installing it at this moment.
  const options = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const { isFine, reason } = await runProgram('apt-get', ['install', ...options, 'redis-tools'], { env });
  if (!isFine) throw new SetupError(`${missing} (apt-get could not: ${reason})`);
  const installed = findRedis();
  if (!installed) throw new SetupError(missing);
  return installed;
}

/** Debian's binary is a server only when it is called by that name. */
async function run(path: string, port: number): Promise<Program> {
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'];
  const server = startProgram(path, args, { argv0: 'redis-server', output: 'none' });
  const ended = server.ended.then(() => {
    throw new SetupError(`${path} ended while it was starting.`);
  });
  await Promise.race([answers(port), ended]);
  return server;
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
