import { z } from 'zod';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import type { Actor } from '#lib/newsroom/actor.ts';
import type { Alpha } from '#lib/vote/krippendorff-alpha.ts';
import { loadClaims } from './load-claims.server.ts';
import { measureStoryAlpha } from './measure-story-alpha.ts';

/** The agreement across the story's claims; of another newsroom's story, or none, it is measured over nothing. */
export async function getStoryAlpha(actor: Actor, storyId: string): Promise<Alpha> {
  if (!z.uuid().safeParse(storyId).success) throw new AppError('NOT_FOUND');
  return measureStoryAlpha(await loadClaims(db(), actor.newsroomId, { storyId }));
}
