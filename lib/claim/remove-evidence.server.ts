import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import { loadLockedClaim } from './load-claims.server.ts';
import { lockClaim } from './lock-claim.server.ts';
import { moveClaim, recordDeed, requireStep } from './take-step.server.ts';

export const removeEvidenceSchema = z.object({ evidenceId: z.uuid() });

/**
 * Takes a passage off its claim; the row stays, marked as removed.
 * @throws AppError NOT_FOUND, FORBIDDEN; CONFLICT when it is removed already, or the claim is approved or rejected.
 */
export async function removeEvidence(
  actor: Actor,
  input: z.input<typeof removeEvidenceSchema>,
): Promise<{ claimId: string }> {
  const { evidenceId } = parseInput(removeEvidenceSchema, input);
  const { newsroomId, memberId } = actor;
  return inTransaction(async (tx) => {
    const row = await tx.evidence.findFirst({ where: { id: evidenceId, newsroomId }, select: { claimId: true } });
    if (!row) throw new AppError('NOT_FOUND');
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, row.claimId));
    const next = requireStep(claim, 'edit_evidence', actor);
    if (!claim.evidence.some((evidence) => evidence.id === evidenceId)) {
      throw new AppError('CONFLICT', 'This passage has been taken off the claim already.');
    }
    await tx.evidence.update({ where: { id: evidenceId }, data: { removedAt: new Date() } });
    await moveClaim(tx, claim.id, next);
    const at = { newsroomId, storyId: claim.storyId, by: memberId };
    await recordDeed(tx, at, { type: 'evidence.removed', payload: { claimId: claim.id, evidenceId } });
    return { claimId: claim.id };
  });
}
