import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { originSchema } from './claim-text.ts';
import { loadLockedClaim } from './load-claims.server.ts';
import { lockClaim } from './lock-claim.server.ts';
import { moveClaim, requireStep } from './move-claim.server.ts';
import { STANCES } from './stance.ts';

const statementSchema = z.object({ stance: z.enum(STANCES, { error: 'claim.stance' }), origin: originSchema });

export const changeEvidenceSchema = z.object({
  evidenceId: z.uuid(),
  to: statementSchema,
  /** What the page showed; if it was changed meanwhile, nothing is overwritten. */
  from: statementSchema,
});

/**
 * Corrects what a cited passage does to its claim and whom it relies on; the passage itself never changes.
 * @throws AppError NOT_FOUND, FORBIDDEN; STALE when somebody changed it meanwhile; CONFLICT when it was removed, or the claim is
 * approved or rejected.
 */
export const changeEvidence = command({
  verb: 'evidence.edit',
  schema: changeEvidenceSchema,
  run: async ({ tx, actor, record }, { evidenceId, from, to }): Promise<{ claimId: string }> => {
    const { newsroomId } = actor;
    const row = await tx.evidence.findFirst({ where: { id: evidenceId, newsroomId }, select: { claimId: true } });
    if (!row) throw new AppError('NOT_FOUND');
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, row.claimId));
    const { id: claimId, storyId } = claim;
    const next = requireStep(claim, 'edit_evidence', actor);
    const known = claim.evidence.find(({ id }) => id === evidenceId);
    if (!known) throw new AppError('evidence.removed-already');
    if (known.stance === to.stance && known.origin === to.origin) return { claimId };
    if (known.stance !== from.stance || known.origin !== from.origin) throw new AppError('evidence.changed-meanwhile');
    await tx.evidence.update({ where: { id: evidenceId }, data: to });
    await moveClaim(tx, claimId, next);
    record({ type: 'evidence.changed', payload: { claimId, evidenceId, from, to } }, { storyId });
    return { claimId };
  },
});
