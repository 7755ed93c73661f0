import { Prisma } from '#prisma/generated/client.ts';

const TRIES_MAX = 4;
/** Prisma's code for a transaction that PostgreSQL ended to resolve a deadlock (40P01) or a conflict of serialization (40001). */
const CONFLICT_CODE = 'P2034';

/**
 * Runs a transaction, again if PostgreSQL rolled it back to end a deadlock, four times at most. Locks are taken in one order
 * where that is possible; this is for the rest, such as claims that are merged crosswise with members leaving.
 */
export async function retryDeadlock<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (tries === TRIES_MAX || !isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === CONFLICT_CODE;
}
