import { FORMER_MEMBER, listMentioned, type NameOf } from '#lib/annotation/note-mention.ts';
import type { Tx } from '#lib/db.server.ts';

/** The present names of the members who are named in these texts; asks nothing of the database where nobody is. */
export async function readNames(tx: Tx, newsroomId: string, texts: readonly string[]): Promise<NameOf> {
  const ids = [...new Set(texts.flatMap(listMentioned))];
  const where = { newsroomId, id: { in: ids } };
  const members = ids.length > 0 ? await tx.member.findMany({ where, select: { id: true, name: true } }) : [];
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? FORMER_MEMBER;
}
