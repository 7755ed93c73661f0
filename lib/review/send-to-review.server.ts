import { z } from 'zod';
import { judgeClaim } from '#lib/claim/claim-record.ts';
import { loadLockedClaim } from '#lib/claim/load-claims.server.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { moveClaim, requireStep } from '#lib/claim/move-claim.server.ts';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { allowsReview } from '#lib/gate/gate.ts';

export const sendToReviewSchema = z.object({ claimId: z.uuid() });

/**
 * Puts the claim into the reviewers' queue, where the gate allows it.
 * @throws AppError NOT_FOUND, FORBIDDEN; CONFLICT, with what is missing, where the gate or the state does not allow it.
 */
export const sendToReview = command({
  verb: 'review.request',
  schema: sendToReviewSchema,
  run: async ({ tx, actor, record }, { claimId }): Promise<{ claimVersion: number }> => {
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    const next = requireStep(claim, 'send_to_review', actor);
    const gate = judgeClaim(claim);
    if (!gate) throw new AppError('review.no-votes');
    if (!allowsReview(gate)) throw new AppError('review.not-ready', { gate });
    await moveClaim(tx, claimId, next, { reviewRequestedAt: new Date() });
    const claimVersion = claim.version + 1;
    record({ type: 'review.requested', payload: { claimId, claimVersion } }, { storyId: claim.storyId });
    return { claimVersion };
  },
});
