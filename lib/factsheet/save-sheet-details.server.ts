import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { isReservedSlug, slugSchema } from '#lib/version/slug.ts';

export const saveSheetDetailsSchema = z.object({
  storyId: z.uuid(),
  title: z.string().trim().min(1, 'factsheet.title-missing').max(200, 'title.too-long'),
  slug: slugSchema,
});

/**
 * Gives the story's fact sheet its title and its address.
 * @throws AppError CONFLICT when the newsroom uses the address for another story, or somebody published under it, or it would
 * change after a version was published under it. An address that another newsroom wants for a draft is free.
 */
export const saveSheetDetails = command({
  verb: 'factsheet.edit',
  schema: saveSheetDetailsSchema,
  run: async ({ tx, actor, record }, { storyId, title, slug }): Promise<void> => {
    const { newsroomId } = actor;
    if (isReservedSlug(slug)) throw new AppError('factsheet.slug-reserved', { slug });
    // Serialises requests for one address, so that the loser gets a CONFLICT and no constraint violation.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`slug:${slug}`}, 0))`;
    const story = await tx.story.findFirst({ where: { id: storyId, newsroomId }, select: { id: true } });
    if (!story) throw new AppError('NOT_FOUND');
    await tx.$queryRaw`SELECT id FROM story WHERE id = ${storyId}::uuid FOR NO KEY UPDATE`;
    const taken = await tx.factSheet.findFirst({
      where: { storyId: { not: storyId }, OR: [{ publishedSlug: slug }, { newsroomId, slug }] },
      select: { id: true },
    });
    if (taken) throw new AppError('factsheet.slug-taken', { slug });
    const sheet = await tx.factSheet.findUnique({
      where: { newsroomId_storyId: { newsroomId, storyId } },
      include: { _count: { select: { versions: true } } },
    });
    if (sheet && sheet.title === title && sheet.slug === slug) return;
    if (sheet && sheet.slug !== slug && sheet._count.versions > 0) {
      throw new AppError('factsheet.slug-fixed', { slug: sheet.slug });
    }
    await tx.factSheet.upsert({
      where: { newsroomId_storyId: { newsroomId, storyId } },
      create: { newsroomId, storyId, title, slug },
      update: { title, slug },
    });
    record({ type: 'factsheet.named', payload: { storyId, slug, title } }, { storyId });
  },
});
