import { z } from 'zod';
import { lockClaim } from '#lib/claim/load-claims.server.ts';
import { command } from '#lib/command/command.server.ts';
import { type StartedRound, startRound } from './start-round.server.ts';

export const openRoundSchema = z.object({ claimId: z.uuid() });

/**
 * Opens round 1, or round 2 after the reveal, on the claim's current wording.
 * @throws AppError NOT_FOUND, FORBIDDEN for an observer, CONFLICT when a round is open or both were held.
 */
export const openRound = command({
  verb: 'round.open',
  schema: openRoundSchema,
  run: async (context, { claimId }): Promise<StartedRound> =>
    startRound(context, await lockClaim(context.tx, context.actor, claimId), 'by hand'),
});
