import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { appendAuditEvent } from '#lib/audit/append-audit-event.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import { announceAccessChange } from '#lib/signal/announce-access-change.server.ts';
import { endRounds, lockFullRounds } from '#lib/voting/end-round.server.ts';
import { lockAdmins } from './lock-admins.server.ts';

export const removeMemberSchema = z.object({ memberId: z.uuid() });

/**
 * Removes a member, at once: their sessions and sockets are over. What they wrote and how they voted stays, marked; a
 * round that waited for nobody else closes.
 * @throws AppError FORBIDDEN unless an admin asks; NOT_FOUND; CONFLICT when the newsroom would be left without an admin.
 */
export async function removeMember(actor: Actor, input: z.input<typeof removeMemberSchema>): Promise<void> {
  const { memberId } = parseInput(removeMemberSchema, input);
  if (actor.role !== 'admin') throw new AppError('FORBIDDEN', 'Only an admin removes a member.');
  const { newsroomId } = actor;
  await inTransaction(async (tx) => {
    const admins = await lockAdmins(tx, actor);
    const member = await tx.member.findFirst({ where: { id: memberId, newsroomId, removedAt: null } });
    if (!member) throw new AppError('NOT_FOUND');
    if (admins.every((id) => id === memberId)) {
      throw new AppError('CONFLICT', 'A newsroom needs an admin. Make someone else admin first.');
    }
    await tx.member.update({
      where: { id: memberId },
      data: { removedAt: new Date(), accessVersion: { increment: 1 } },
    });
    await announceAccessChange(tx, memberId);
    const full = await lockFullRounds(tx, newsroomId);
    await appendAuditEvent(tx, { newsroomId, actor: actor.memberId, type: 'member.removed', payload: { memberId } });
    await endRounds(tx, newsroomId, full);
  });
}
