import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { createStorySchema } from './create-story.server.ts';
import { lockStory } from './lock-story.server.ts';

export const renameStorySchema = createStorySchema.extend({ storyId: z.uuid() });

/**
 * Gives a story another title. Its fact sheet keeps its own.
 * @throws AppError NOT_FOUND, FORBIDDEN for observers; CONFLICT when the newsroom has another story of that title.
 */
export const renameStory = command({
  verb: 'story.edit',
  schema: renameStorySchema,
  run: async ({ tx, actor, record }, { storyId, title }): Promise<void> => {
    const { newsroomId } = actor;
    await lockStory(tx, newsroomId, storyId);
    const { title: from } = await tx.story.findUniqueOrThrow({ where: { id: storyId }, select: { title: true } });
    if (from === title) return;
    try {
      // The unique index decides, so that of two stories that want one title at once one gets it.
      await tx.story.update({ where: { id: storyId }, data: { title } });
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
        throw new AppError('story.title-taken', { title });
      }
      throw error;
    }
    record({ type: 'story.renamed', payload: { storyId, from, to: title } }, { storyId });
  },
});
