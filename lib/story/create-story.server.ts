import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';

export const createStorySchema = z.object({
  title: z.string().trim().min(1, 'story.title-missing').max(200, 'title.too-long'),
});

export type StoryRef = { id: string; title: string };

/**
 * Opens an empty story. @throws AppError FORBIDDEN for observers; CONFLICT when the newsroom has a story of that title.
 */
export const createStory = command({
  verb: 'story.create',
  schema: createStorySchema,
  run: async ({ tx, actor, record }, { title }): Promise<StoryRef> => {
    const { newsroomId, memberId } = actor;
    // One statement decides, so that two people creating the same story at once make one.
    const [story] = await tx.story.createManyAndReturn({
      data: [{ newsroomId, title, createdById: memberId }],
      skipDuplicates: true,
      select: { id: true, title: true },
    });
    if (!story) throw new AppError('story.title-taken', { title });
    const payload = { storyId: story.id, title };
    record({ type: 'story.created', payload });
    return story;
  },
});
