import type { Tx } from '#lib/db.server.ts';
import { VOTING_ROLES } from './can-close.ts';

/** The ids of the members who may vote now. */
export async function listEligibleIds(client: Tx, newsroomId: string): Promise<string[]> {
  const members = await client.member.findMany({
    where: { newsroomId, removedAt: null, role: { in: [...VOTING_ROLES] } },
    select: { id: true },
  });
  return members.map(({ id }) => id);
}
