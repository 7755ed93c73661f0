import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { log } from '#lib/log.server.ts';
import { type AuditEventBody, findBreakAfter } from './event.ts';

/*
 * Nothing is signed on top of a broken chain. Hashing a long log takes seconds, so what this process has found whole is remembered: its
 * last event, and the sum of PostgreSQL's own hashes of its rows, under a seed that nobody else knows. As long as the sum is the same,
 * only later events are hashed.
 */

const NEWSROOMS_MAX = 1_000;
/** Events that one statement reads. */
const BATCH_COUNT = 5_000;
const SEED = randomBytes(8).readBigInt64LE();

type Mark = { seq: number; hash: string | null; sum: bigint };
type Event = AuditEventBody & { hash: string };
type Row = Omit<Event, 'at'> & { at: Date; rowHash: bigint };

const START: Mark = { seq: 0, hash: null, sum: 0n };
const marks = new LRUCache<string, Mark>({ max: NEWSROOMS_MAX });

/**
 * Call before signing for the newsroom: first outside the transaction, where a long log may take its time, and then in it. @throws AppError
 * CONFLICT where its audit log is broken, which is logged.
 */
export async function requireSoundChain(tx: Tx, newsroomId: string): Promise<void> {
  const brokenAt = (await findBreakSince(tx, newsroomId, marks.get(newsroomId) ?? START)) ?? null;
  if (brokenAt === null) return;
  marks.delete(newsroomId);
  log().error({ newsroomId, seq: brokenAt }, 'the audit log is broken: nothing is signed');
  throw new AppError('audit.broken', { seq: brokenAt });
}

async function findBreakSince(tx: Tx, newsroomId: string, mark: Mark): Promise<number | null> {
  const { sum, rows } = await readSince(tx, newsroomId, mark);
  // Something before the mark is not as it was.
  if (sum !== mark.sum) return findBreakSince(tx, newsroomId, START);
  const events = rows.map(({ rowHash: _, at, ...row }) => ({ ...row, at: at.toISOString() }) as Event);
  const brokenAt = await findBreakAfter(mark, events);
  const last = events.at(-1);
  if (brokenAt !== null || !last) return brokenAt;
  const next = { seq: last.seq, hash: last.hash, sum: rows.reduce((total, { rowHash }) => total + rowHash, sum) };
  marks.set(newsroomId, next);
  return rows.length < BATCH_COUNT ? null : findBreakSince(tx, newsroomId, next);
}

/** In one statement: the sum over the events up to the mark, and the events after it. */
async function readSince(tx: Tx, newsroomId: string, { seq }: Mark): Promise<{ sum: bigint; rows: Row[] }> {
  const rows = await tx.$queryRaw<(Row | { seq: null })[]>`
    WITH known AS (
      SELECT coalesce(sum(hashtextextended(e::text, ${SEED}::bigint)), 0)::text AS sum
      FROM audit_event e WHERE e.newsroom_id = ${newsroomId}::uuid AND e.seq <= ${seq}
    )
    SELECT known.sum, e.newsroom_id AS "newsroomId", e.seq, e.at, e.actor, e.type, e.payload, e.prev_hash AS "prevHash", e.hash,
      hashtextextended(e::text, ${SEED}::bigint) AS "rowHash"
    FROM known LEFT JOIN (
      SELECT * FROM audit_event WHERE newsroom_id = ${newsroomId}::uuid AND seq > ${seq} ORDER BY seq LIMIT ${BATCH_COUNT}
    ) e ON true ORDER BY e.seq`;
  const [first] = rows as unknown as { sum: string }[];
  return { sum: BigInt(first?.sum ?? 0), rows: rows.filter((row): row is Row => row.seq !== null) };
}
