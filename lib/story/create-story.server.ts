import { z } from 'zod';
import { type Actor, canContribute } from '#lib/actor/actor.ts';
import { appendAuditEvent } from '#lib/audit/append-audit-event.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';

export const createStorySchema = z.object({
  title: z.string().trim().min(1, 'Give the story a title.').max(200, 'A title has at most 200 characters.'),
});

export type StoryRef = { id: string; title: string };

/**
 * Opens an empty story. @throws AppError FORBIDDEN for observers; CONFLICT when the newsroom has a story of that title.
 */
export async function createStory(actor: Actor, input: z.infer<typeof createStorySchema>): Promise<StoryRef> {
  if (!canContribute(actor.role)) throw new AppError('FORBIDDEN', 'Observers read; ask an editor to open a story.');
  const { title } = parseInput(createStorySchema, input);
  const { newsroomId, memberId } = actor;
  return inTransaction(async (tx) => {
    // One statement decides, so two people opening the same story at once make one.
    const [story] = await tx.story.createManyAndReturn({
      data: [{ newsroomId, title, createdById: memberId }],
      skipDuplicates: true,
      select: { id: true, title: true },
    });
    if (!story)
      throw new AppError('CONFLICT', `There is a story “${title}” already. Open it, or choose another title.`);
    const payload = { storyId: story.id, title };
    await appendAuditEvent(tx, { newsroomId, actor: memberId, type: 'story.created', payload });
    return story;
  });
}
