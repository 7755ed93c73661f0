import type { CommandContext } from '#lib/command/command.server.ts';
import { announceAccessChange } from '#lib/signal/announce-access-change.server.ts';

/**
 * Ends every session of the person, in every newsroom and on every device; their sockets are closed on every node. Audited as `type` in
 * each newsroom that they are a member of, as the member's own action or the system's.
 */
export async function endSessions(
  { tx, record }: Pick<CommandContext, 'tx' | 'record'>,
  userId: string,
  { type, by }: { type: 'member.signed_out_everywhere' | 'member.password_replaced'; by: 'member' | 'system' },
): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } });
  const members = await tx.member.findMany({
    where: { userId, removedAt: null },
    orderBy: { newsroomId: 'asc' },
    select: { id: true, newsroomId: true },
  });
  await tx.collabToken.deleteMany({ where: { memberId: { in: members.map(({ id }) => id) } } });
  for (const { id, newsroomId } of members) {
    await announceAccessChange(tx, id);
    record({ type, payload: { memberId: id } }, { newsroomId, by: by === 'member' ? id : by });
  }
}
