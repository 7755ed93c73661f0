import type { Actor, Role } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';

export type MemberView = {
  id: string;
  name: string;
  email: string;
  role: Role;
  colour: number;
};

/** The newsroom's present members, in the order in which they joined. */
export async function listMembers(actor: Actor): Promise<MemberView[]> {
  const members = await db().member.findMany({
    where: { newsroomId: actor.newsroomId, removedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { user: { select: { email: true } } },
  });
  return members.map(({ id, name, role, colour, user }) => ({
    id,
    name,
    role,
    colour,
    email: user.email,
  }));
}
