import { PrismaPg } from '@prisma/adapter-pg';
import type { Tx } from '#lib/db.server.ts';
import { PrismaClient } from '#prisma/generated/client.ts';

/** For tests: the address of their database's owner, who may do what the app's role may not. */
export function ownerUrl(): string {
  const url = process.env.TOUCHSTONE_TEST_OWNER_URL;
  if (!url) throw new Error('TOUCHSTONE_TEST_OWNER_URL is not set: this is for tests');
  return url;
}

/** For tests: runs `work` in one transaction of the database's owner. */
export async function asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl() }) });
  try {
    return await client.$transaction(work, { timeout: 30_000 });
  } finally {
    await client.$disconnect();
  }
}
