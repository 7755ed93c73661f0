import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DRAIN_DEADLINE_MS } from '#lib/draft-log/limits.ts';
import { ROOT } from '#scripts/setup/root.ts';
import { SetupError } from '#scripts/setup/step.mjs';
import { NODE_FLAGS } from './node-flags.ts';

const READY_TIMEOUT_MS = 90_000;
/** A little more than the server gives itself to drain. */
const STOP_TIMEOUT_MS = DRAIN_DEADLINE_MS + 5_000;

export type ServerProcess = {
  /** Where it answers, without a trailing slash. */
  url: string;
  pid: number;
  /** Resolves with its exit code, null when a signal ended it. */
  ended: Promise<number | null>;
  /** Asks it to stop, and ends it roughly if it does not in time. */
  stop(): Promise<void>;
  /** As a crash would: without a word. */
  kill(): Promise<void>;
};

export type ServerSettings = { host: string; port: number; env: Record<string, string>; logFile?: string };

/**
 * Runs server.ts as a process of its own, which ends when this one does, and waits until it says that it is ready.
 * @throws SetupError when it ends or stays silent instead.
 */
export async function startServer({ host, port, env, logFile }: ServerSettings): Promise<ServerProcess> {
  const log = logFile ? openSync(logFile, 'a') : undefined;
  const output = log ?? 'inherit';
  const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, 'server.ts')], {
    cwd: ROOT,
    env: { ...process.env, ...env, HOST: host, PORT: String(port), NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', output, output, 'ipc'],
    // Out of the terminal's reach: Ctrl-C comes to it through us, in order, and once.
    detached: true,
  });
  if (log !== undefined) closeSync(log);
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', resolve);
  });
  const url = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  const server = {
    url,
    pid: child.pid ?? 0,
    ended,
    stop: () => end(child, ended, 'SIGTERM'),
    kill: () => end(child, ended, 'SIGKILL'),
  };
  const isReady = await Promise.race([ended.then(() => false), saysReady(child)]);
  if (isReady) return server;
  await server.stop();
  const where = logFile ? `Look into ${logFile}.` : 'The reason stands above.';
  throw new SetupError(
    `The server ${child.exitCode === null ? 'is not ready in time' : 'ended'} while it was starting. ${where}`,
  );
}

async function end(child: ChildProcess, ended: Promise<number | null>, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

/** Whether the server says `{ type: 'ready' }` in time. */
function saysReady(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), READY_TIMEOUT_MS);
    child.on('message', (message) => {
      if (typeof message !== 'object' || message === null || !('type' in message) || message.type !== 'ready') return;
      clearTimeout(timer);
      resolve(true);
    });
    child.on('exit', () => clearTimeout(timer));
  });
}
