import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';

/** The longest-standing admin of the newsroom of this slug, on whose behalf a command line acts; null when there is none. */
export async function findFirstAdmin(slug: string): Promise<Actor | null> {
  const member = await db().member.findFirst({
    where: { newsroom: { slug }, role: 'admin', removedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  if (!member) return null;
  const { id, userId, newsroomId, role, name, colour } = member;
  return { memberId: id, userId, newsroomId, role, name, colour };
}
