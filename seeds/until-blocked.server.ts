import { db, type Tx } from '#lib/db.server.ts';

/**
 * For tests: resolves once `count` other transactions wait for a lock that this one holds, or for each other behind it. Polls
 * pg_blocking_pids, since a backend that waits fires no event.
 */
export async function untilBlocked(tx: Tx, count = 1): Promise<void> {
  const [own] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  if (!own) throw new Error('no backend');
  for (let blocked = 0; blocked < count; ) {
    const [row] = await db().$queryRaw<{ blocked: number }[]>`
      WITH RECURSIVE waiting (pid) AS (
        SELECT ${own.pid}::int
        UNION SELECT a.pid FROM waiting w JOIN pg_stat_activity a ON w.pid = ANY (pg_blocking_pids(a.pid))
      )
      SELECT count(*)::int - 1 AS blocked FROM waiting`;
    blocked = row?.blocked ?? 0;
  }
}
