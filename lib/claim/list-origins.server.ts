import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';

/** The origins given so far for the story's evidence, each once, in order of the alphabet; empty for another newsroom's story. */
export async function listOrigins(actor: Actor, storyId: string): Promise<string[]> {
  const rows = await db().evidence.findMany({
    where: { newsroomId: actor.newsroomId, claim: { storyId }, removedAt: null, origin: { not: '' } },
    distinct: ['origin'],
    orderBy: { origin: 'asc' },
    select: { origin: true },
  });
  return rows.map(({ origin }) => origin);
}
