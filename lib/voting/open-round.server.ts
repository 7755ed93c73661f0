import { z } from 'zod';
import { loadLockedClaim } from '#lib/claim/load-claims.server.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { command } from '#lib/command/command.server.ts';
import { getElectorate } from '#lib/vote/list-eligible-ids.server.ts';
import { startRound } from './start-round.server.ts';

export type OpenedRound = { id: string; number: 1 | 2 };

export const openRoundSchema = z.object({ claimId: z.uuid() });

/**
 * Opens round 1, or round 2 after the reveal, on the claim's current wording.
 * @throws AppError NOT_FOUND, FORBIDDEN for an observer, CONFLICT when a round is open or both were held.
 */
export const openRound = command({
  verb: 'round.open',
  schema: openRoundSchema,
  run: async (context, { claimId }): Promise<OpenedRound> => {
    const { tx, actor } = context;
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    const { rule } = await getElectorate(tx, actor.newsroomId);
    const { id, number } = await startRound(context, claim, rule, 'by hand');
    return { id, number };
  },
});
