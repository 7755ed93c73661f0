import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { AppError } from '#lib/errors.ts';

export const removeStorySchema = z.object({ storyId: z.uuid() });

/**
 * Removes a story that was created by mistake: one without an article, a claim, a fact sheet or a word of its draft.
 * @throws AppError NOT_FOUND, FORBIDDEN for observers; CONFLICT when something hangs on it.
 */
export const removeStory = command({
  verb: 'story.edit',
  schema: removeStorySchema,
  run: async ({ tx, actor, record }, { storyId }): Promise<void> => {
    const { newsroomId } = actor;
    // Stronger than lockStory: what is being added to the story waits, and then finds that it is gone.
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT id FROM story WHERE id = ${storyId}::uuid AND newsroom_id = ${newsroomId}::uuid FOR UPDATE`;
    if (rows.length === 0) throw new AppError('NOT_FOUND');
    const story = await tx.story.findUniqueOrThrow({
      where: { id: storyId },
      select: {
        title: true,
        factSheet: { select: { id: true } },
        _count: { select: { articles: true, claims: true } },
      },
    });
    const writtenCount = await tx.ydocUpdate.count({ where: { docId: sheetDocId(storyId) } });
    if (story.factSheet || story._count.articles + story._count.claims + writtenCount > 0) {
      throw new AppError('story.in-use');
    }
    await tx.story.delete({ where: { id: storyId } });
    record({ type: 'story.removed', payload: { storyId, title: story.title } }, { storyId });
  },
});
