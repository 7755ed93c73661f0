import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';

/**
 * What the story is called.
 * @throws AppError NOT_FOUND when the newsroom has no such story, also for an id that is none.
 */
export async function getStoryTitle({ newsroomId }: Actor, storyId: string): Promise<string> {
  if (!z.uuid().safeParse(storyId).success) throw new AppError('NOT_FOUND');
  const story = await db().story.findFirst({ where: { id: storyId, newsroomId }, select: { title: true } });
  if (!story) throw new AppError('NOT_FOUND');
  return story.title;
}
