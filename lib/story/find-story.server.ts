import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';

/** The newsroom's story of this title; null where there is none. */
export async function findStory({ newsroomId }: Actor, title: string): Promise<{ id: string } | null> {
  return db().story.findUnique({ where: { newsroomId_title: { newsroomId, title } }, select: { id: true } });
}
