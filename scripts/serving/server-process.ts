import { join } from 'node:path';
import { DRAIN_DEADLINE_MS } from '#lib/draft-log/limits.ts';
import { type ChannelProgram, startWithChannel } from '#scripts/process/program.ts';
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
  const program = startWithChannel(process.execPath, [...NODE_FLAGS, join(ROOT, 'server.ts')], {
    env: { ...env, HOST: host, PORT: String(port), NEXT_TELEMETRY_DISABLED: '1' },
    output: logFile ? { logFile, append: true } : 'terminal',
    // Out of the terminal's reach: Ctrl-C comes to it through us, in order, and once.
    group: 'own',
    endLimitMs: STOP_TIMEOUT_MS,
  });
  const url = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  const server = {
    url,
    pid: program.pid,
    ended: program.ended.then(({ code }) => code),
    stop: () => program.end('SIGTERM'),
    kill: () => program.end('SIGKILL'),
  };
  const start = await watchStart(program);
  if (start === 'ready') return server;
  await server.stop();
  const where = logFile ? `Look into ${logFile}.` : 'The reason stands above.';
  throw new SetupError(
    `The server ${start === 'ended' ? 'ended' : 'is not ready in time'} while it was starting. ${where}`,
  );
}

/** `ready` as soon as the server says `{ type: 'ready' }`, `silent` when it does not in time. */
async function watchStart(program: ChannelProgram): Promise<'ready' | 'ended' | 'silent'> {
  const { promise: limit, resolve } = Promise.withResolvers<'silent'>();
  const timer = setTimeout(() => resolve('silent'), READY_TIMEOUT_MS);
  const answer = program.receive(isReady).then(
    () => 'ready' as const,
    () => 'ended' as const,
  );
  const start = await Promise.race([answer, limit]);
  clearTimeout(timer);
  return start;
}

function isReady(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';
}
