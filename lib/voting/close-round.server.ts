import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { lockActor } from '#lib/actor/lock-actor.server.ts';
import { loadLockedClaim } from '#lib/claim/load-claims.server.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { recordEvents, requireStep } from '#lib/claim/take-step.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import { findClosingLack } from '#lib/vote/can-close.ts';
import type { GateOutcome } from '#lib/vote/gate.ts';
import { listEligibleIds } from '#lib/vote/list-eligible-ids.server.ts';
import { endRound } from './end-round.server.ts';

export const closeRoundSchema = z.object({ claimId: z.uuid(), roundNumber: z.union([z.literal(1), z.literal(2)]) });

/**
 * Closes the round and reveals its votes, for good: by a reviewer, an admin or whom else the rule names, once the quorum is met.
 * @throws AppError NOT_FOUND, FORBIDDEN; CONFLICT when it is closed already or too few have voted.
 */
export async function closeRound(actor: Actor, input: z.input<typeof closeRoundSchema>): Promise<GateOutcome> {
  const { claimId, roundNumber } = parseInput(closeRoundSchema, input);
  const { newsroomId, memberId } = actor;
  return inTransaction(async (tx) => {
    const present = await lockActor(tx, actor);
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    const next = requireStep(claim, 'close_round', present);
    const { rounds } = claim.wording;
    if (rounds.at(-1)?.number !== roundNumber) throw new AppError('CONFLICT', `Round ${roundNumber} is not open.`);
    const lack = findClosingLack(rounds, await listEligibleIds(tx, newsroomId));
    if (lack) throw new AppError('CONFLICT', lack);
    const { outcome, event } = await endRound(tx, claim, next, memberId);
    await recordEvents(tx, { newsroomId, storyId: claim.storyId }, [event]);
    return outcome;
  });
}
