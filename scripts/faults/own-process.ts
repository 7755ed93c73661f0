import { join } from 'node:path';
import { z } from 'zod';
import { ask, untilAnswering } from '#scripts/process/asking.ts';
import { type ChannelProgram, startWithChannel } from '#scripts/process/program.ts';
import { NODE_FLAGS } from '#scripts/serving/node-flags.ts';
import { type Fixture, type FixturePlan, fixtureSchema } from './fixture.ts';
import { type Findings, findingsSchema, type OracleQuestion } from './oracle.ts';

/** Starts a module of this folder; it ends when we do. */
export function startModule(
  file: string,
  { args = [], env = {}, nodeFlags = [] }: { args?: string[]; env?: Record<string, string>; nodeFlags?: string[] } = {},
): ChannelProgram {
  return startWithChannel(process.execPath, [...nodeFlags, join(import.meta.dirname, file), ...args], {
    env: { NODE_ENV: 'test', LOG_LEVEL: process.env.FAULTS_LOG_LEVEL ?? 'silent', ...env },
    output: 'terminal',
  });
}

async function askOnce<T>(
  file: string,
  env: Record<string, string>,
  name: string,
  schema: z.ZodType<T>,
  value: unknown,
) {
  const child = startModule(file, { env });
  try {
    await untilAnswering(child, z.unknown());
    return await ask(child, name, schema, value);
  } finally {
    await child.end('SIGKILL');
  }
}

/** Builds a newsroom in the database at `databaseUrl`. */
export function buildFixtureAt(databaseUrl: string, plan: FixturePlan): Promise<Fixture> {
  return askOnce('fixture-main.ts', { DATABASE_URL: databaseUrl }, 'build', fixtureSchema, plan);
}

/** Lets a fresh process rebuild the draft and judge it. */
export function consultOracle(databaseUrl: string, question: OracleQuestion): Promise<Findings> {
  return askOnce('oracle-main.ts', { DATABASE_URL: databaseUrl }, 'judge', findingsSchema, question);
}

/** One node of ours. */
export type NodeProcess = {
  readonly program: ChannelProgram;
  readonly port: number;
  /** The socket's address. */
  readonly url: string;
  /** Without a word, as a crash would. */
  kill: () => Promise<void>;
  /** As an operator does. */
  stop: () => Promise<void>;
  /** Bytes in use after a collection; `nodeFlags` must have --expose-gc. */
  memory: () => Promise<{ used: number; rss: number }>;
};

export type NodeOptions = { port?: number; host?: string; env?: Record<string, string>; nodeFlags?: string[] };

const readySchema = z.object({ port: z.number() });
const memorySchema = z.object({ used: z.number(), rss: z.number() });

/** Starts a node and waits until it is ready. */
export async function startNode(databaseUrl: string, options: NodeOptions = {}): Promise<NodeProcess> {
  const { port = 0, host = '127.0.0.1', env = {}, nodeFlags = [] } = options;
  const program = startModule('node-main.ts', {
    args: [String(port), host],
    env: { DATABASE_URL: databaseUrl, ...env },
    nodeFlags: [...NODE_FLAGS, ...nodeFlags],
  });
  const ready = await untilAnswering(program, readySchema);
  return {
    program,
    port: ready.port,
    url: `ws://${host}:${ready.port}/collab`,
    kill: () => program.end('SIGKILL'),
    stop: () => program.end('SIGTERM'),
    memory: () => ask(program, 'memory', memorySchema),
  };
}
