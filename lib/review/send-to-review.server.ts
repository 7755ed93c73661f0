import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { lockActor } from '#lib/actor/lock-actor.server.ts';
import { judgeClaim } from '#lib/claim/claim-record.ts';
import { loadLockedClaim } from '#lib/claim/load-claims.server.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { moveClaim, recordDeed, requireStep } from '#lib/claim/take-step.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import { allowsReview } from '#lib/vote/gate.ts';

export const sendToReviewSchema = z.object({ claimId: z.uuid() });

/**
 * Puts the claim into the reviewers' queue, where the gate allows it.
 * @throws AppError NOT_FOUND, FORBIDDEN; CONFLICT, with what is missing, where the gate or the state does not allow it.
 */
export async function sendToReview(
  actor: Actor,
  input: z.input<typeof sendToReviewSchema>,
): Promise<{ claimVersion: number }> {
  const { claimId } = parseInput(sendToReviewSchema, input);
  const { newsroomId, memberId } = actor;
  return inTransaction(async (tx) => {
    const present = await lockActor(tx, actor);
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    const next = requireStep(claim, 'send_to_review', present);
    const gate = judgeClaim(claim);
    if (!gate) throw new AppError('CONFLICT', 'Nobody has voted on this wording yet.');
    if (!allowsReview(gate)) throw new AppError('CONFLICT', `Not ready for review. ${gate.words}`);
    await moveClaim(tx, claimId, next, { reviewRequestedAt: new Date() });
    const claimVersion = claim.version + 1;
    const at = { newsroomId, storyId: claim.storyId, by: memberId };
    await recordDeed(tx, at, { type: 'review.requested', payload: { claimId, claimVersion } });
    return { claimVersion };
  });
}
