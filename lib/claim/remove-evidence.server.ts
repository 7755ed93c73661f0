import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { loadLockedClaim } from './load-claims.server.ts';
import { lockClaim } from './lock-claim.server.ts';
import { moveClaim, requireStep } from './move-claim.server.ts';

export const removeEvidenceSchema = z.object({ evidenceId: z.uuid() });

/**
 * Takes a passage off its claim; the row stays, marked as removed.
 * @throws AppError NOT_FOUND, FORBIDDEN; CONFLICT when it is removed already, or the claim is approved or rejected.
 */
export const removeEvidence = command({
  verb: 'evidence.edit',
  schema: removeEvidenceSchema,
  run: async ({ tx, actor, record }, { evidenceId }): Promise<{ claimId: string }> => {
    const { newsroomId } = actor;
    const row = await tx.evidence.findFirst({ where: { id: evidenceId, newsroomId }, select: { claimId: true } });
    if (!row) throw new AppError('NOT_FOUND');
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, row.claimId));
    const next = requireStep(claim, 'edit_evidence', actor);
    if (!claim.evidence.some((evidence) => evidence.id === evidenceId)) {
      throw new AppError('evidence.removed-already');
    }
    await tx.evidence.update({ where: { id: evidenceId }, data: { removedAt: new Date() } });
    await moveClaim(tx, claim.id, next);
    record({ type: 'evidence.removed', payload: { claimId: claim.id, evidenceId } }, { storyId: claim.storyId });
    return { claimId: claim.id };
  },
});
