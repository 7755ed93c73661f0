import type { Person } from '#lib/collab/presence.ts';
import { db } from '#lib/db.server.ts';
import type { Actor } from './actor.ts';

/** Everyone who is or was a member, for what they left behind: a name for each id. */
export async function listPeople({ newsroomId }: Actor): Promise<Person[]> {
  const members = await db().member.findMany({
    where: { newsroomId },
    select: { id: true, name: true, colour: true },
  });
  return members.map(({ id, name, colour }) => ({ memberId: id, name, colour }));
}
