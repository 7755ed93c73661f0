import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { appendAuditEvent } from '#lib/audit/append-audit-event.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import { announcePublication } from '#lib/signal/announce-publication.server.ts';
import { makeSigningKey } from './ensure-signing-key.server.ts';

export const replaceKeySchema = z.object({
  /** The key in use that the admin saw; null where there was none. */
  kid: z.string().nullable(),
});

/**
 * Retires the newsroom's key and makes a new one for what is published from now on. The public part of the old one stays
 * published, so what it signed still verifies.
 * @throws AppError FORBIDDEN unless an admin asks; STALE when the key was replaced meanwhile.
 */
export async function replaceKey(actor: Actor, input: z.input<typeof replaceKeySchema>): Promise<{ kid: string }> {
  const { kid: seen } = parseInput(replaceKeySchema, input);
  if (actor.role !== 'admin') throw new AppError('FORBIDDEN', 'Only an admin replaces the key.');
  const { newsroomId, memberId } = actor;
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM newsroom WHERE id = ${newsroomId}::uuid FOR NO KEY UPDATE`;
    const used = await tx.signingKey.findFirst({ where: { newsroomId, retiredAt: null }, select: { kid: true } });
    if ((used?.kid ?? null) !== seen) {
      throw new AppError('STALE', 'The key was replaced meanwhile. Look again.');
    }
    if (used) {
      await tx.signingKey.update({ where: { kid: used.kid }, data: { retiredAt: new Date() } });
      await appendAuditEvent(tx, { newsroomId, actor: memberId, type: 'key.retired', payload: { kid: used.kid } });
    }
    const { kid } = await makeSigningKey(tx, newsroomId, memberId);
    await announcePublication(tx, null);
    return { kid };
  });
}
