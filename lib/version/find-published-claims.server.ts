import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import type { PublishedClaims } from './published-claims.ts';

/** What the story's newest version holds; null where nothing was published, also for another newsroom's story. */
export async function findPublishedClaims(actor: Actor, storyId: string): Promise<PublishedClaims | null> {
  const sheet = await db().factSheet.findFirst({
    where: { newsroomId: actor.newsroomId, storyId },
    select: {
      slug: true,
      retractedAt: true,
      summaries: { orderBy: { number: 'desc' }, take: 1, select: { number: true, claimNumbers: true } },
    },
  });
  const [newest] = sheet?.summaries ?? [];
  return sheet && newest ? { slug: sheet.slug, retracted: sheet.retractedAt !== null, ...newest } : null;
}
