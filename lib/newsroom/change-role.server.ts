import { z } from 'zod';
import { ROLES } from '#lib/actor/actor.ts';
import { can } from '#lib/actor/policy.ts';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { announceAccessChange } from '#lib/signal/announce-access-change.server.ts';
import { settleRounds } from '#lib/voting/end-round.server.ts';
import { listAdminIds } from './list-admin-ids.server.ts';

export const changeRoleSchema = z.object({
  memberId: z.uuid(),
  role: z.enum(ROLES),
});

/**
 * Gives a member another role, at once: open sessions and sockets see it at their next step, and rounds are settled
 * where the member votes no more.
 * @throws AppError FORBIDDEN unless an admin asks; CONFLICT when the newsroom would be left without an admin.
 */
export const changeRole = command({
  verb: 'member.manage',
  schema: changeRoleSchema,
  locks: 'members',
  run: async (context, input): Promise<void> => {
    const { tx, actor, record } = context;
    const { newsroomId } = actor;
    const admins = await listAdminIds(tx, newsroomId);
    const member = await tx.member.findFirst({
      where: { id: input.memberId, newsroomId, removedAt: null },
    });
    if (!member) throw new AppError('NOT_FOUND');
    if (member.role === input.role) return;
    if (input.role !== 'admin' && admins.every((id) => id === member.id)) {
      throw new AppError('newsroom.last-admin');
    }
    await tx.member.update({
      where: { id: member.id },
      data: { role: input.role, accessVersion: { increment: 1 } },
    });
    await announceAccessChange(tx, member.id);
    record({ type: 'member.role_changed', payload: { memberId: member.id, from: member.role, to: input.role } });
    if (can(member.role, 'vote.cast') && !can(input.role, 'vote.cast')) await settleRounds(context);
  },
});
