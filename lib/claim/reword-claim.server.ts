import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import { claimTextSchema } from './claim-text.ts';
import { loadLockedClaim } from './load-claims.server.ts';
import { lockClaim } from './lock-claim.server.ts';
import { putWording } from './put-wording.server.ts';
import { eventsBy, moveClaim, recordEvents, requireStep } from './take-step.server.ts';

export const rewordClaimSchema = z.object({
  claimId: z.uuid(),
  text: claimTextSchema,
  /** The wording that the member saw. */
  wordingNumber: z.int().min(1),
});

export type RewordClaimInput = z.input<typeof rewordClaimSchema>;

/**
 * Gives the claim a new wording. Votes start anew: an open round ends and its votes stay sealed, revealed ones stay
 * readable with the old wording, and a claim in review leaves the queue.
 * @throws AppError NOT_FOUND, FORBIDDEN, INVALID; STALE when it was reworded meanwhile; CONFLICT when approved.
 */
export async function rewordClaim(actor: Actor, input: RewordClaimInput): Promise<{ wordingNumber: number }> {
  const { claimId, text, wordingNumber } = parseInput(rewordClaimSchema, input);
  return inTransaction(async (tx) => {
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    const next = requireStep(claim, 'reword', actor);
    if (claim.wording.number !== wordingNumber)
      throw new AppError('STALE', 'The claim was reworded meanwhile. Read it again first.');
    if (claim.wording.text === text) throw new AppError('INVALID', 'These are the words that the claim has already.');
    const deeds = await putWording(tx, actor, claim, text);
    await moveClaim(tx, claimId, next);
    const at = { newsroomId: actor.newsroomId, storyId: claim.storyId };
    await recordEvents(tx, at, eventsBy(actor.memberId, deeds));
    return { wordingNumber: wordingNumber + 1 };
  });
}
