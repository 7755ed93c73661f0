import { channel } from 'node:diagnostics_channel';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool, type PoolClient } from 'pg';
import { env } from '#lib/env.server.ts';
import { log } from '#lib/log.server.ts';
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts';

/** What a command writes through: a client inside one transaction. */
export type Tx = Prisma.TransactionClient;

const POOL_SIZE = 20;
const POOL_WAIT_MS = 10_000;
const TRANSACTION_TIMEOUT_MS = 15_000;

/** Each SQL statement as it is sent, BEGIN and COMMIT too; the message is its text. Of the whole process, every copy of `lib` in it. */
export const statementChannel = channel('touchstone:statement');

type Connected = { client: PrismaClient; pool: Pool };
const shared = globalThis as { touchstoneDb?: Connected; touchstoneLane?: Connected };

/** The process's database client, made at first use. */
export function db(): PrismaClient {
  return connected().client;
}

/** The pool under the client, for the one statement that is too frequent to go through Prisma. */
export function pool(): Pool {
  return connected().pool;
}

function connected(): Connected {
  shared.touchstoneDb ??= connect(POOL_SIZE);
  return shared.touchstoneDb;
}

function connect(size: number): Connected {
  const connectionString = env().DATABASE_URL;
  if (!connectionString) throw new Error('DATABASE_URL is not set and no embedded database was started');
  const pool = new Pool({ connectionString, max: size, connectionTimeoutMillis: POOL_WAIT_MS });
  pool.on('connect', publishStatements);
  // pg replaces a broken idle connection at the next query.
  pool.on('error', (error) => log().debug({ err: error }, 'a database connection broke'));
  const adapter = new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: readStatementName });
  return { client: new PrismaClient({ adapter }), pool };
}

/**
 * Raw SQL that begins with `-- name: NAME` is parsed and planned once for each connection, under that name. For large statements
 * that run often, whose text never changes. Empty for all others.
 */
function readStatementName({ sql }: { sql: string }): string {
  return /^-- name: (\S+)/.exec(sql)?.[1] ?? '';
}

function publishStatements(client: PoolClient): void {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown;
  const query = (statement: string | { text: string }, ...more: unknown[]) => {
    statementChannel.publish(typeof statement === 'string' ? statement : statement.text);
    return send(statement, ...more);
  };
  Object.assign(client, { query });
}

/** Runs `work` in one READ COMMITTED transaction; any error rolls all of it back. */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work, {
    maxWait: POOL_WAIT_MS,
    timeout: TRANSACTION_TIMEOUT_MS,
  });
}

/**
 * Like inTransaction, over one connection beside the pool: for work that no one waits for, and that must take no connection from those
 * who wait.
 */
export function inLane<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  shared.touchstoneLane ??= connect(1);
  return shared.touchstoneLane.client.$transaction(work, { maxWait: POOL_WAIT_MS, timeout: TRANSACTION_TIMEOUT_MS });
}

/** Closes the connections. For scripts and tests, at their end. */
export async function closeDb(): Promise<void> {
  const { touchstoneDb, touchstoneLane } = shared;
  delete shared.touchstoneDb;
  delete shared.touchstoneLane;
  for (const { client, pool } of [touchstoneDb, touchstoneLane].filter((open) => open !== undefined)) {
    await client.$disconnect();
    // $disconnect leaves the pool open if the client was never used.
    if (!pool.ended) await pool.end();
  }
}
