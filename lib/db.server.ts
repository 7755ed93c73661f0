import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlQuery, Transaction } from '@prisma/driver-adapter-utils';
import { Pool } from 'pg';
import { env } from '#lib/env.server.ts';
import { log } from '#lib/log.server.ts';
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts';

/** What a command writes through: a client inside one transaction. */
export type Tx = Prisma.TransactionClient;

const POOL_SIZE = 20;
const POOL_WAIT_MS = 10_000;
const TRANSACTION_TIMEOUT_MS = 15_000;

const shared = globalThis as { touchstoneDb?: { client: PrismaClient; pool: Pool } };

/** The process's database client, made at first use. */
export function db(): PrismaClient {
  return connected().client;
}

/** The pool under the client, for the one statement that runs too often to go through it. */
export function pool(): Pool {
  return connected().pool;
}

function connected() {
  shared.touchstoneDb ??= connect();
  return shared.touchstoneDb;
}

function connect() {
  const connectionString = env().DATABASE_URL;
  if (!connectionString) throw new Error('DATABASE_URL is not set and no embedded database was started');
  const pool = new Pool({ connectionString, max: POOL_SIZE, connectionTimeoutMillis: POOL_WAIT_MS });
  // An idle connection that breaks is replaced at the next query.
  pool.on('error', (error) => log().debug({ err: error }, 'a database connection broke'));
  const adapter = new OrderedPg(pool, { disposeExternalPool: true });
  return { client: new PrismaClient({ adapter }), pool };
}

/**
 * Sends one query after another on a transaction's connection. Prisma reads several relations of a row at once, on a pool and in a
 * transaction alike, and pg queues that with a warning today and refuses it from version 9 on.
 */
class OrderedPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => inOrder(await start(isolationLevel));
    return adapter;
  }
}

function inOrder(transaction: Transaction): Transaction {
  const queryRaw = transaction.queryRaw.bind(transaction);
  const executeRaw = transaction.executeRaw.bind(transaction);
  let last: Promise<unknown> = Promise.resolve();
  const afterTheLast = <T>(send: () => Promise<T>): Promise<T> => {
    const own = last.then(send, send);
    last = own;
    return own;
  };
  return Object.assign(transaction, {
    queryRaw: (query: SqlQuery) => afterTheLast(() => queryRaw(query)),
    executeRaw: (query: SqlQuery) => afterTheLast(() => executeRaw(query)),
  });
}

/** Runs `work` in one READ COMMITTED transaction; any error rolls all of it back. */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work, {
    maxWait: POOL_WAIT_MS,
    timeout: TRANSACTION_TIMEOUT_MS,
  });
}

/** Closes the pool. For scripts and tests, at their end. */
export async function closeDb(): Promise<void> {
  const { client, pool } = shared.touchstoneDb ?? {};
  delete shared.touchstoneDb;
  await client?.$disconnect();
  // A client that was never used leaves it open.
  if (pool && !pool.ended) await pool.end();
}
