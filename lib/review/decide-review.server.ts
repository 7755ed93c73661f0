import { z } from 'zod';
import { countApprovalsNeeded, judgeClaim } from '#lib/claim/claim-record.ts';
import { DECISION_STEPS, DECISIONS } from '#lib/claim/decision.ts';
import { loadLockedClaim } from '#lib/claim/load-claims.server.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { moveClaim, requireStep } from '#lib/claim/move-claim.server.ts';
import type { ClaimState } from '#lib/claim/transitions.ts';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { allowsReview } from '#lib/gate/gate.ts';
import { listPointers, pointerSchema } from './pointer.ts';

/** The longest reason, in UTF-16 code units. */
const REASON_MAX_LENGTH = 2000;

const POINTER_MAX_COUNT = 100;

export const decideReviewSchema = z
  .object({
    claimId: z.uuid(),
    /** The claim's version that the reviewer saw. */
    claimVersion: z.int().min(1),
    decision: z.enum(DECISIONS),
    reason: z.string().trim().max(REASON_MAX_LENGTH, 'reason.too-long').default(''),
    /** What a request for changes refers to. */
    pointsAt: z.array(pointerSchema).max(POINTER_MAX_COUNT).default([]),
  })
  .refine(({ decision, reason }) => decision === 'approved' || reason !== '', {
    error: 'review.reason-missing',
  });

export type DecideReviewInput = z.input<typeof decideReviewSchema>;
export type DecidedReview = {
  reviewId: string;
  /** Where the decision led. */
  state: ClaimState;
};

/**
 * Approves the claim, asks for changes or rejects it. Of several decisions at once one wins; the others are STALE. If the
 * rule requires two reviewers, the first approval keeps the claim in the queue.
 * @throws AppError NOT_FOUND; FORBIDDEN for editors, observers and the author; INVALID without the
 * reason, or a pointer at another claim's evidence; STALE when
 * the claim changed since the reviewer saw it; CONFLICT when it is not in review, or the gate no longer allows approval.
 */
export const decideReview = command({
  verb: 'review.decide',
  schema: decideReviewSchema,
  run: async ({ tx, actor, record }, { claimId, claimVersion, decision, reason, pointsAt }): Promise<DecidedReview> => {
    const { newsroomId, memberId } = actor;
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    if (claim.version !== claimVersion) throw new AppError('STALE');
    const isFirstOfTwo = decision === 'approved' && countApprovalsNeeded(claim) > 1;
    const next = requireStep(claim, isFirstOfTwo ? 'endorse' : DECISION_STEPS[decision], actor);
    const known = listPointers(claim);
    if (!pointsAt.every((pointer) => known.includes(pointer))) throw new AppError('review.passage-not-cited');
    const gate = judgeClaim(claim);
    if (decision === 'approved' && !(gate && allowsReview(gate))) {
      throw new AppError('review.not-approvable', { gate });
    }
    const { id: reviewId } = await tx.review.create({
      data: {
        ...{ newsroomId, claimId, wordingId: claim.wording.id, reviewerId: memberId, decision, reason, claimVersion },
        pointsAt: decision === 'approved' ? [] : pointsAt,
      },
    });
    await moveClaim(tx, claimId, next);
    record(
      { type: 'review.decided', payload: { claimId, reviewId, decision, claimVersion } },
      { storyId: claim.storyId },
    );
    return { reviewId, state: next };
  },
});
