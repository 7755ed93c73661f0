import { appendAuditEvent } from '#lib/audit/append-audit-event.server.ts';
import { announceAccessChange } from '#lib/collab/announce-access-change.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import type { Actor } from '#lib/newsroom/actor.ts';

/**
 * Ends every session of the person behind the member, this one too, in every newsroom and on every device; their sockets are
 * closed on every node. Audited in each newsroom that they are a member of.
 */
export async function signOutEverywhere({ userId }: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } });
    const members = await tx.member.findMany({
      where: { userId, removedAt: null },
      orderBy: { newsroomId: 'asc' },
      select: { id: true, newsroomId: true },
    });
    await tx.collabToken.deleteMany({ where: { memberId: { in: members.map(({ id }) => id) } } });
    for (const { id, newsroomId } of members) {
      await announceAccessChange(tx, id);
      await appendAuditEvent(tx, {
        newsroomId,
        actor: id,
        type: 'member.signed_out_everywhere',
        payload: { memberId: id },
      });
    }
  });
}
