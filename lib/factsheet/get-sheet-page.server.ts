import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { SLUG_MAX_LENGTH } from '#lib/version/slug.ts';
import { makeUniqueSlug, suggestSlug } from '#lib/version/suggest-slug.ts';
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
    details: sheet && { title: sheet.title, slug: sheet.slug },
    claims: await loadSheetClaims(db(), actor, storyId),
    retracted: (sheet?.retractedAt ?? null) !== null,
    suggestedSlug: sheet?.slug ?? (await suggestFreeSlug(newsroomId, story.title)),
    versions: (sheet?.versions ?? []).map(({ number, publishedAt }) => ({
      number,
      publishedAt: publishedAt.toISOString(),
    })),
  };
}

/** An address that is free as far as this newsroom may know: others' unpublished ones stay unseen. */
async function suggestFreeSlug(newsroomId: string, title: string): Promise<string> {
  const slug = suggestSlug(title);
  // A numbered one may have lost its end to its number.
  const startsWith = slug.slice(0, SLUG_MAX_LENGTH - 10);
  const taken = await db().factSheet.findMany({
    where: { slug: { startsWith }, OR: [{ newsroomId }, { publishedSlug: { not: null } }] },
    select: { slug: true },
  });
  return makeUniqueSlug(slug, new Set(taken.map((sheet) => sheet.slug)));
}
