import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { NODE_FLAGS } from '#scripts/serving/node-flags.ts';
import { ask, untilAnswering } from './asking.ts';
import { type Desk, type DeskPlan, deskSchema } from './desk.ts';
import { type Findings, findingsSchema, type OracleQuestion } from './oracle.ts';

/** Ends a process that we started, and waits until it is gone. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** Starts a module of this folder; it ends when we do. */
export function startProcess(
  file: string,
  { args = [], env = {}, execArgv = [] }: { args?: string[]; env?: Record<string, string>; execArgv?: string[] } = {},
): ChildProcess {
  return fork(join(import.meta.dirname, file), args, {
    execArgv,
    env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: process.env.FAULTS_LOG_LEVEL ?? 'silent', ...env },
  });
}

async function askOnce<T>(
  file: string,
  env: Record<string, string>,
  name: string,
  schema: z.ZodType<T>,
  value: unknown,
) {
  const child = startProcess(file, { env });
  try {
    await untilAnswering(child, z.unknown());
    return await ask(child, name, schema, value);
  } finally {
    await endProcess(child, 'SIGKILL');
  }
}

/** Builds a newsroom in the database at `databaseUrl`. */
export function buildDeskAt(databaseUrl: string, plan: DeskPlan): Promise<Desk> {
  return askOnce('desk-main.ts', { DATABASE_URL: databaseUrl }, 'build', deskSchema, plan);
}

/** Lets a fresh process rebuild the draft and judge it. */
export function consultOracle(databaseUrl: string, question: OracleQuestion): Promise<Findings> {
  return askOnce('oracle-main.ts', { DATABASE_URL: databaseUrl }, 'judge', findingsSchema, question);
}

/** One node of ours. */
export type NodeProcess = {
  readonly child: ChildProcess;
  readonly port: number;
  /** The socket's address. */
  readonly url: string;
  /** Without a word, as a crash would. */
  kill: () => Promise<void>;
  /** As an operator does. */
  stop: () => Promise<void>;
  /** Bytes in use after a collection; `execArgv` must have --expose-gc. */
  memory: () => Promise<{ used: number; rss: number }>;
};

export type NodeOptions = { port?: number; host?: string; env?: Record<string, string>; execArgv?: string[] };

const readySchema = z.object({ port: z.number() });
const memorySchema = z.object({ used: z.number(), rss: z.number() });

/** Starts a node and waits until it is ready. */
export async function startNode(databaseUrl: string, options: NodeOptions = {}): Promise<NodeProcess> {
  const { port = 0, host = '127.0.0.1', env = {}, execArgv = [] } = options;
  const child = startProcess('node-main.ts', {
    args: [String(port), host],
    env: { DATABASE_URL: databaseUrl, ...env },
    execArgv: [...NODE_FLAGS, ...execArgv],
  });
  const ready = await untilAnswering(child, readySchema);
  return {
    child,
    port: ready.port,
    url: `ws://${host}:${ready.port}/collab`,
    kill: () => endProcess(child, 'SIGKILL'),
    stop: () => endProcess(child, 'SIGTERM'),
    memory: () => ask(child, 'memory', memorySchema),
  };
}
