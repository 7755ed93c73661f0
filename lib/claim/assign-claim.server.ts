import { z } from 'zod';
import { type Actor, canContribute } from '#lib/actor/actor.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import { lockClaim } from './lock-claim.server.ts';
import { recordDeed } from './take-step.server.ts';

export const assignClaimSchema = z
  .object({
    claimId: z.uuid(),
    /** Who is to bring it on; null for nobody. */
    memberId: z.uuid().nullable(),
    /** By when, ISO 8601 date; null for no day. */
    dueOn: z.iso.date('Give the day as year, month and day.').nullable(),
  })
  .refine(({ memberId, dueOn }) => memberId !== null || dueOn === null, 'A due day needs a member.');

/**
 * Assigns the claim to a member, with a due day, or to nobody. It changes nothing that votes or reviews rest on, so the
 * claim's version stays.
 * @throws AppError FORBIDDEN for an observer; NOT_FOUND for the claim; INVALID for a member who cannot work on it.
 */
export async function assignClaim(actor: Actor, input: z.input<typeof assignClaimSchema>): Promise<void> {
  const { claimId, memberId, dueOn } = parseInput(assignClaimSchema, input);
  const { newsroomId } = actor;
  if (!canContribute(actor.role)) throw new AppError('FORBIDDEN', 'Observers read along; they assign no claims.');
  await inTransaction(async (tx) => {
    const claim = await lockClaim(tx, actor, claimId);
    const isSame = claim.assigneeId === memberId && claim.dueOn === dueOn;
    if (isSame) return;
    if (memberId !== null) {
      const member = await tx.member.findFirst({ where: { id: memberId, newsroomId, removedAt: null } });
      if (!member || !canContribute(member.role)) {
        throw new AppError('INVALID', 'Choose a member of the newsroom who is not an observer.');
      }
    }
    await tx.claim.update({
      where: { id: claimId },
      data: { assigneeId: memberId, dueOn: dueOn === null ? null : new Date(dueOn) },
    });
    const at = { newsroomId, storyId: claim.storyId, by: actor.memberId };
    await recordDeed(tx, at, { type: 'claim.assigned', payload: { claimId, memberId, dueOn } });
  });
}
