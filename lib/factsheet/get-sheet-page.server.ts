import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { findKnownNames } from './find-known-names.server.ts';
import { loadSheetClaims } from './load-sheet-claims.server.ts';
import type { SheetPage } from './sheet-page.ts';

/** All of the drafting page but the draft itself. @throws AppError NOT_FOUND for a story of another newsroom. */
export async function getSheetPage(actor: Actor, storyId: string): Promise<SheetPage> {
  const { newsroomId } = actor;
  if (!z.uuid().safeParse(storyId).success) throw new AppError('NOT_FOUND');
  const story = await db().story.findFirst({
    where: { id: storyId, newsroomId },
    include: {
      factSheet: {
        include: { versions: { orderBy: { number: 'desc' }, select: { number: true, publishedAt: true } } },
      },
    },
  });
  if (!story) throw new AppError('NOT_FOUND');
  const sheet = story.factSheet;
  return {
    story: { id: story.id, title: story.title },
    known: await findKnownNames(db(), story),
    claims: await loadSheetClaims(db(), actor, storyId),
    retracted: (sheet?.retractedAt ?? null) !== null,
    versions: (sheet?.versions ?? []).map(({ number, publishedAt }) => ({
      number,
      publishedAt: publishedAt.toISOString(),
    })),
  };
}
