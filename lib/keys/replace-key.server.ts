import { z } from 'zod';
import { requireSoundChain } from '#lib/audit/require-sound-chain.server.ts';
import { command } from '#lib/command/command.server.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { announcePublication } from '#lib/signal/announce-publication.server.ts';
import { makeSigningKey } from './ensure-signing-key.server.ts';

export const replaceKeySchema = z.object({
  /** The key in use that the admin saw; null where there was none. */
  kid: z.string().nullable(),
});

/**
 * Retires the newsroom's key and makes a new one for what is published from now on. The public part of the old one stays
 * published, so what it signed still verifies.
 * @throws AppError FORBIDDEN unless an admin asks; STALE when the key was replaced meanwhile; CONFLICT where the audit log
 * is broken: a new key would vouch for it.
 */
export const replaceKey = command({
  verb: 'key.replace',
  schema: replaceKeySchema,
  prepare: ({ newsroomId }) => requireSoundChain(db(), newsroomId),
  run: async ({ tx, actor, record }, { kid: seen }): Promise<{ kid: string }> => {
    const { newsroomId } = actor;
    await requireSoundChain(tx, newsroomId);
    await tx.$queryRaw`SELECT id FROM newsroom WHERE id = ${newsroomId}::uuid FOR NO KEY UPDATE`;
    const used = await tx.signingKey.findFirst({ where: { newsroomId, retiredAt: null }, select: { kid: true } });
    if ((used?.kid ?? null) !== seen) {
      throw new AppError('key.replaced-meanwhile');
    }
    if (used) {
      await tx.signingKey.update({ where: { kid: used.kid }, data: { retiredAt: new Date() } });
      record({ type: 'key.retired', payload: { kid: used.kid } });
    }
    const { kid } = await makeSigningKey({ tx, record }, newsroomId);
    await announcePublication(tx, null);
    return { kid };
  },
});
