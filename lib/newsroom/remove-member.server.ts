import { z } from 'zod';
import { can } from '#lib/actor/policy.ts';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { announceAccessChange } from '#lib/signal/announce-access-change.server.ts';
import { settleRounds } from '#lib/voting/end-round.server.ts';
import { listAdminIds } from './list-admin-ids.server.ts';

export const removeMemberSchema = z.object({ memberId: z.uuid() });

/**
 * Removes a member, at once: their sessions and sockets are over. What they wrote and how they voted stays, marked;
 * rounds that counted on them are settled.
 * @throws AppError FORBIDDEN unless an admin asks; NOT_FOUND; CONFLICT when the newsroom would be left without an admin.
 */
export const removeMember = command({
  verb: 'member.manage',
  schema: removeMemberSchema,
  locks: 'members',
  run: async (context, { memberId }): Promise<void> => {
    const { tx, actor, record } = context;
    const { newsroomId } = actor;
    const admins = await listAdminIds(tx, newsroomId);
    const member = await tx.member.findFirst({ where: { id: memberId, newsroomId, removedAt: null } });
    if (!member) throw new AppError('NOT_FOUND');
    if (admins.every((id) => id === memberId)) {
      throw new AppError('newsroom.last-admin');
    }
    await tx.member.update({
      where: { id: memberId },
      data: { removedAt: new Date(), accessVersion: { increment: 1 } },
    });
    await announceAccessChange(tx, memberId);
    record({ type: 'member.removed', payload: { memberId } });
    if (can(member.role, 'vote.cast')) await settleRounds(context);
  },
});
