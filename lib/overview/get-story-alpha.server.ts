import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { loadClaims } from '#lib/claim/load-claims.server.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import type { Alpha } from '#lib/vote/krippendorff-alpha.ts';
import { measureStoryAlpha } from './measure-story-alpha.ts';

/** The agreement across the story's claims; of another newsroom's story, or none, it is measured over nothing. */
export async function getStoryAlpha(actor: Actor, storyId: string): Promise<Alpha> {
  if (!z.uuid().safeParse(storyId).success) throw new AppError('NOT_FOUND');
  return measureStoryAlpha(await loadClaims(db(), actor.newsroomId, { storyId }));
}
