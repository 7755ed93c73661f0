import { POLICY } from '#lib/actor/policy.ts';
import type { Tx } from '#lib/db.server.ts';

/** The ids of the members who may vote now. */
export async function listEligibleIds(client: Tx, newsroomId: string): Promise<string[]> {
  const members = await client.member.findMany({
    where: { newsroomId, removedAt: null, role: { in: [...POLICY['vote.cast']] } },
    select: { id: true },
  });
  return members.map(({ id }) => id);
}
