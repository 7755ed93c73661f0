import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { claimTextSchema } from './claim-text.ts';
import { loadLockedClaim } from './load-claims.server.ts';
import { lockClaim } from './lock-claim.server.ts';
import { moveClaim, requireStep } from './move-claim.server.ts';
import { putWording } from './put-wording.server.ts';

export const rewordClaimSchema = z.object({
  claimId: z.uuid(),
  text: claimTextSchema,
  /** The wording that the member saw. */
  wordingNumber: z.int().min(1),
});

export type RewordClaimInput = z.input<typeof rewordClaimSchema>;

/**
 * Gives the claim a new wording. Voting starts over: an open round ends and its votes stay sealed, revealed ones stay
 * readable with the old wording, and a claim in review leaves the queue.
 * @throws AppError NOT_FOUND, FORBIDDEN, INVALID; STALE when it was reworded meanwhile; CONFLICT when approved.
 */
export const rewordClaim = command({
  verb: 'claim.reword',
  schema: rewordClaimSchema,
  run: async (context, { claimId, text, wordingNumber }): Promise<{ wordingNumber: number }> => {
    const { tx, actor } = context;
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    const next = requireStep(claim, 'reword', actor);
    if (claim.wording.number !== wordingNumber) throw new AppError('claim.reworded-meanwhile');
    if (claim.wording.text === text) throw new AppError('claim.same-wording');
    await putWording(context, claim, text);
    await moveClaim(tx, claimId, next);
    return { wordingNumber: wordingNumber + 1 };
  },
});
