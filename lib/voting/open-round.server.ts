import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { lockActor } from '#lib/actor/lock-actor.server.ts';
import { lockClaim } from '#lib/claim/load-claims.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { parseInput } from '#lib/parse-input.ts';
import { type StartedRound, startRound } from './start-round.server.ts';

export const openRoundSchema = z.object({ claimId: z.uuid() });

/**
 * Opens round 1, or round 2 after the reveal, on the claim's current wording.
 * @throws AppError NOT_FOUND, FORBIDDEN for an observer, CONFLICT when a round is open or both were held.
 */
export async function openRound(actor: Actor, input: z.input<typeof openRoundSchema>): Promise<StartedRound> {
  const { claimId } = parseInput(openRoundSchema, input);
  return inTransaction(async (tx) => {
    const present = await lockActor(tx, actor);
    return startRound(tx, present, await lockClaim(tx, actor, claimId), 'by hand');
  });
}
