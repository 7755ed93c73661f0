import type { Tx } from '#lib/db.server.ts';

/** The ids of the newsroom's present admins. A command that `locks: 'members'` keeps them so until it ends. */
export async function listAdminIds(tx: Tx, newsroomId: string): Promise<string[]> {
  const admins = await tx.member.findMany({
    where: { newsroomId, role: 'admin', removedAt: null },
    select: { id: true },
  });
  return admins.map(({ id }) => id);
}
