import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { baseUrl } from '#lib/env.server.ts';
import { AppError } from '#lib/errors.ts';
import { signDetached } from '#lib/keys/detached-jws.ts';
import { ensureSigningKey } from '#lib/keys/ensure-signing-key.server.ts';
import { keysUrl } from '#lib/keys/public-key.ts';
import { type AuditSeal, sealBytes, writeAuditExport } from './audit-export.ts';

/** Events that reveal when somebody voted. */
const VOTES = new Set(['vote.cast', 'vote.revised', 'objection.withdrawn', 'round.opened']);

/**
 * The newsroom's audit log as a signed file, to be checked without the database. It ends before the first vote of a round that
 * is open: trying out members and times against the hash of such a vote would reveal who voted when.
 * @throws AppError FORBIDDEN unless an admin or a reviewer asks; NOT_FOUND while there is nothing to export.
 */
export const exportAuditLog = command({
  verb: 'audit.read',
  schema: z.null(),
  run: async (context): Promise<{ fileName: string; bytes: string }> => {
    const { tx, actor } = context;
    const { newsroomId } = actor;
    const { kid, privateJwk } = await ensureSigningKey(context, newsroomId);
    const newsroom = await tx.newsroom.findUniqueOrThrow({
      where: { id: newsroomId },
      select: { slug: true, name: true },
    });
    const open = await tx.round.findMany({ where: { newsroomId, closedAt: null }, select: { id: true } });
    const openIds = new Set(open.map(({ id }) => id));
    const rows = await tx.auditEvent.findMany({ where: { newsroomId }, orderBy: { seq: 'asc' } });
    const all = rows.map(({ payload, at, ...row }) => ({
      ...row,
      at: at.toISOString(),
      payload: payload as Record<string, unknown>,
    }));
    const firstSealed = all.findIndex(({ type, payload }) => VOTES.has(type) && openIds.has(String(payload.roundId)));
    const events = firstSealed === -1 ? all : all.slice(0, firstSealed);
    const head = events.at(-1)?.hash;
    if (head === undefined) throw new AppError('audit.nothing-to-export');
    const seal: AuditSeal = {
      newsroom,
      exportedAt: new Date().toISOString(),
      eventCount: events.length,
      head,
      withheldCount: all.length - events.length,
      keys: keysUrl(baseUrl()),
    };
    const jws = await signDetached(sealBytes(seal), privateJwk, kid);
    const bytes = writeAuditExport({ format: 'touchstone.audit/1', ...seal, events, kid, jws });
    return { fileName: `audit-${newsroom.slug}-${events.length}.json`, bytes };
  },
});
