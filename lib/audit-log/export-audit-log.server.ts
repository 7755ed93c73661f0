import { z } from 'zod';
import { requireSoundChain } from '#lib/audit/require-sound-chain.server.ts';
import { command } from '#lib/command/command.server.ts';
import { db, type Tx } from '#lib/db.server.ts';
import { baseUrl } from '#lib/env.server.ts';
import { AppError } from '#lib/errors.ts';
import { signDetached } from '#lib/keys/detached-jws.ts';
import { ensureSigningKey } from '#lib/keys/ensure-signing-key.server.ts';
import { keysUrl } from '#lib/keys/public-key.ts';
import { type AuditExport, type AuditSeal, sealBytes, writeAuditExport } from './audit-export.ts';

type Row = Omit<AuditExport['events'][number], 'at'> & { at: Date; sealed: boolean };

/**
 * The newsroom's audit log up to now as a signed file, to be checked without the database. Votes of an open round are not in it yet,
 * but for those that an older release chained: before the first of them the file ends, since trying out members and times against its
 * hash would reveal who voted when.
 * The first export of a newsroom that has published nothing makes its key; the file holds what was there before, so the event
 * `key.created` is in the next one.
 * @throws AppError FORBIDDEN unless an admin or a reviewer asks; NOT_FOUND while there is nothing to export.
 */
export const exportAuditLog = command({
  verb: 'audit.read',
  schema: z.null(),
  prepare: ({ newsroomId }) => requireSoundChain(db(), newsroomId),
  run: async (context): Promise<{ fileName: string; bytes: string }> => {
    const { tx, actor } = context;
    const { newsroomId } = actor;
    const { kid, privateJwk } = await ensureSigningKey(context, newsroomId);
    const newsroom = await tx.newsroom.findUniqueOrThrow({
      where: { id: newsroomId },
      select: { slug: true, name: true },
    });
    const rows = await readEvents(tx, newsroomId);
    const firstSealed = rows.findIndex(({ sealed }) => sealed);
    const all = rows.map(({ sealed: _, at, ...event }) => ({ ...event, at: at.toISOString() }));
    const events = firstSealed === -1 ? all : all.slice(0, firstSealed);
    const head = events.at(-1)?.hash;
    if (head === undefined) throw new AppError('audit.nothing-to-export');
    const seal: AuditSeal = {
      newsroom,
      exportedAt: new Date().toISOString(),
      eventCount: events.length,
      head,
      whole: firstSealed === -1,
      keys: keysUrl(baseUrl()),
    };
    const jws = await signDetached(sealBytes(seal), privateJwk, kid);
    const bytes = writeAuditExport({ format: 'touchstone.audit/2', ...seal, events, kid, jws });
    return { fileName: `audit-${newsroom.slug}-${events.length}.json`, bytes };
  },
});

/** The newsroom's events in order. One statement, so that no round opens between reading what is sealed and the events. */
function readEvents(tx: Tx, newsroomId: string): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT e.newsroom_id AS "newsroomId", e.seq, e.at, e.actor, e.type, e.payload, e.prev_hash AS "prevHash", e.hash,
      e.type IN ('vote.cast', 'vote.revised') AND EXISTS (
        SELECT FROM round r
        WHERE r.newsroom_id = e.newsroom_id AND r.closed_at IS NULL AND r.id::text = e.payload ->> 'roundId'
      ) AS sealed
    FROM audit_event e WHERE e.newsroom_id = ${newsroomId}::uuid ORDER BY e.seq`;
}
