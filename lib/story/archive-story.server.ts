import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { lockStory } from './lock-story.server.ts';

export const archiveStorySchema = z.object({
  storyId: z.uuid(),
  /** false brings it back. */
  isArchived: z.boolean(),
});

/**
 * Takes a story out of the newsroom's list, or brings it back. It stays readable, and what is published stays public.
 * @throws AppError NOT_FOUND, FORBIDDEN for observers.
 */
export const archiveStory = command({
  verb: 'story.edit',
  schema: archiveStorySchema,
  run: async ({ tx, actor, record }, { storyId, isArchived }): Promise<void> => {
    await lockStory(tx, actor.newsroomId, storyId);
    const { archivedAt } = await tx.story.findUniqueOrThrow({ where: { id: storyId }, select: { archivedAt: true } });
    if ((archivedAt !== null) === isArchived) return;
    await tx.story.update({ where: { id: storyId }, data: { archivedAt: isArchived ? new Date() : null } });
    record({ type: isArchived ? 'story.archived' : 'story.unarchived', payload: { storyId } }, { storyId });
  },
});
