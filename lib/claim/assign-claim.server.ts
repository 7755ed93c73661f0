import { z } from 'zod';
import { can } from '#lib/actor/policy.ts';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { lockClaim } from './lock-claim.server.ts';

export const assignClaimSchema = z
  .object({
    claimId: z.uuid(),
    /** Who is responsible for it; null for no one. */
    memberId: z.uuid().nullable(),
    /** By when, ISO 8601 date; null for no day. */
    dueOn: z.iso.date('claim.due-day').nullable(),
  })
  .refine(({ memberId, dueOn }) => memberId !== null || dueOn === null, 'claim.due-without-member');

/**
 * Assigns the claim to a member, with a due day, or to nobody. It changes nothing that votes or reviews rest on, so the
 * claim's version stays.
 * @throws AppError FORBIDDEN for an observer; NOT_FOUND for the claim; INVALID for a member who cannot work on it.
 */
export const assignClaim = command({
  verb: 'claim.assign',
  schema: assignClaimSchema,
  run: async ({ tx, actor, record }, { claimId, memberId, dueOn }): Promise<void> => {
    const { newsroomId } = actor;
    const claim = await lockClaim(tx, actor, claimId);
    const isSame = claim.assigneeId === memberId && claim.dueOn === dueOn;
    if (isSame) return;
    if (memberId !== null) {
      const member = await tx.member.findFirst({ where: { id: memberId, newsroomId, removedAt: null } });
      if (!member || !can(member.role, 'draft.write')) {
        throw new AppError('claim.assignee-unfit');
      }
    }
    await tx.claim.update({
      where: { id: claimId },
      data: { assigneeId: memberId, dueOn: dueOn === null ? null : new Date(dueOn) },
    });
    record({ type: 'claim.assigned', payload: { claimId, memberId, dueOn } }, { storyId: claim.storyId });
  },
});
