import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlQuery, Transaction } from '@prisma/driver-adapter-utils';
import { env } from '#lib/env.server.ts';
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts';

/** What a command writes through: a client inside one transaction. */
export type Tx = Prisma.TransactionClient;

const POOL_SIZE = 20;
const POOL_WAIT_MS = 10_000;
const TRANSACTION_TIMEOUT_MS = 15_000;

const shared = globalThis as { touchstoneDb?: PrismaClient };

/** The process's database client, made at first use. */
export function db(): PrismaClient {
  shared.touchstoneDb ??= makeClient();
  return shared.touchstoneDb;
}

function makeClient(): PrismaClient {
  const connectionString = env().DATABASE_URL;
  if (!connectionString) throw new Error('DATABASE_URL is not set and no embedded database was started');
  const adapter = new OrderedPg({
    connectionString,
    max: POOL_SIZE,
    connectionTimeoutMillis: POOL_WAIT_MS,
  });
  return new PrismaClient({ adapter });
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
  await shared.touchstoneDb?.$disconnect();
  delete shared.touchstoneDb;
}
