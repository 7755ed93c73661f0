import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';

/** The title. @throws AppError NOT_FOUND for another newsroom's story, or none. */
export async function getStoryTitle({ newsroomId }: Actor, storyId: string): Promise<string> {
  if (!z.uuid().safeParse(storyId).success) throw new AppError('NOT_FOUND');
  const story = await db().story.findFirst({ where: { id: storyId, newsroomId }, select: { title: true } });
  if (!story) throw new AppError('NOT_FOUND');
  return story.title;
}
