import { db } from '#lib/db.server.ts';

/**
 * For tests: resolves once a statement whose text contains `words` waits for a lock. Polls pg_stat_activity, since a backend
 * that waits fires no event.
 */
export async function untilBlocked(words: string): Promise<void> {
  const [row] = await db().$queryRaw<{ blocked: bigint }[]>`
    SELECT count(*) AS blocked FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND query LIKE ${`%${words}%`} AND datname = current_database()
      AND pid <> pg_backend_pid()`;
  if (row?.blocked === 0n) await untilBlocked(words);
}
