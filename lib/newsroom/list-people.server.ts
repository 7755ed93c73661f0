import type { Actor } from '#lib/actor/actor.ts';
import type { ColouredPerson } from '#lib/actor/person.ts';
import { db } from '#lib/db.server.ts';

/** Everyone who is or was a member, with their name, to show past contributions. */
export async function listPeople({ newsroomId }: Actor): Promise<ColouredPerson[]> {
  const members = await db().member.findMany({
    where: { newsroomId },
    select: { id: true, name: true, colour: true },
  });
  return members.map(({ id, name, colour }) => ({ memberId: id, name, colour }));
}
