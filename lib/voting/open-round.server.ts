import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { lockActor } from '#lib/actor/lock-actor.server.ts';
import { loadLockedClaim } from '#lib/claim/load-claims.server.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { recordEvents } from '#lib/claim/take-step.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { parseInput } from '#lib/parse-input.ts';
import { getElectorate } from '#lib/vote/list-eligible-ids.server.ts';
import { startRound } from './start-round.server.ts';

export const openRoundSchema = z.object({ claimId: z.uuid() });

export type OpenedRound = { id: string; number: 1 | 2 };

/**
 * Opens round 1, or round 2 after the reveal, on the claim's current wording.
 * @throws AppError NOT_FOUND, FORBIDDEN for an observer, CONFLICT when a round is open or both were held.
 */
export async function openRound(actor: Actor, input: z.input<typeof openRoundSchema>): Promise<OpenedRound> {
  const { claimId } = parseInput(openRoundSchema, input);
  return inTransaction(async (tx) => {
    const present = await lockActor(tx, actor);
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    const { rule } = await getElectorate(tx, actor.newsroomId);
    const { round, event } = await startRound(tx, present, claim, rule, 'by hand');
    await recordEvents(tx, { newsroomId: actor.newsroomId, storyId: claim.storyId }, [event]);
    return { id: round.id, number: round.number };
  });
}
