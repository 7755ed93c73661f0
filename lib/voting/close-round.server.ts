import { z } from 'zod';
import { loadLockedClaim } from '#lib/claim/load-claims.server.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { requireStep } from '#lib/claim/move-claim.server.ts';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import type { GateOutcome } from '#lib/gate/gate.ts';
import { findClosingBlocker } from '#lib/vote/can-close.ts';
import { listEligibleIds } from '#lib/vote/list-eligible-ids.server.ts';
import { endRound } from './end-round.server.ts';

export const closeRoundSchema = z.object({ claimId: z.uuid(), roundNumber: z.union([z.literal(1), z.literal(2)]) });

/**
 * Closes the round and reveals its votes, for good. For reviewers, admins and others that the rule names, once the quorum is met.
 * Round 2 waits for everyone, or for the rule's time and for another member than its opener.
 * @throws AppError NOT_FOUND, FORBIDDEN; CONFLICT when it is closed already, too few have voted or round 2 still waits.
 */
export const closeRound = command({
  verb: 'round.close',
  schema: closeRoundSchema,
  locks: 'voters',
  run: async (context, { claimId, roundNumber }): Promise<GateOutcome> => {
    const { tx, actor } = context;
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    const next = requireStep(claim, 'close_round', actor);
    const { rounds } = claim.wording;
    if (rounds.at(-1)?.number !== roundNumber) throw new AppError('round.not-open', { number: roundNumber });
    const lack = findClosingBlocker(rounds, await listEligibleIds(tx, actor.newsroomId), {
      memberId: actor.memberId,
      now: new Date(),
    });
    if (lack) throw AppError.of(lack);
    return endRound(context, claim, next, 'member');
  },
});
