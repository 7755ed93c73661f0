import { connect } from 'node:net';
import { findFreePort } from '#scripts/postgres/free-port.ts';
import { findOnPath } from '#scripts/process/find-on-path.ts';
import { type Program, startProgram } from '#scripts/process/program.ts';
import { installDebianPackage } from '#scripts/setup/debian-package.ts';
import { SetupError } from '#scripts/setup/step.mjs';

const READY_TIMEOUT_MS = 60_000;
/** Ships the server binary as redis-check-rdb, and no service that starts by itself. */
const DEBIAN_PACKAGE = 'redis-tools';
const NAMES = ['redis-server', 'valkey-server', 'redis-check-rdb'];

/** A Redis of the tests' own, on loopback, that keeps nothing. */
export type TestRedis = {
  url: string;
  /** As a crash would. */
  kill: () => Promise<void>;
  /** Once more at the same address. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts the Redis that `findRedis` finds. */
export async function startRedis(): Promise<TestRedis> {
  const path = await findRedis();
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

/**
 * The path of the server binary; as root on Debian it is installed if missing.
 * @throws SetupError with one line if there is none.
 */
export async function findRedis(): Promise<string> {
  const found = findOnPath(NAMES);
  if (found) return found;
  await installDebianPackage(DEBIAN_PACKAGE, 'for the tests of several nodes');
  const installed = findOnPath(NAMES);
  if (installed) return installed;
  const advice = `Install Redis (Debian: apt-get install ${DEBIAN_PACKAGE}), then run it again.`;
  throw new SetupError(`There is no redis-server on the PATH. ${advice}`);
}

/** Debian's binary acts as a server only if argv[0] says so. */
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
