import { z } from 'zod';
import { db } from '#lib/db.server.ts';
import { listUnseenMentions } from '#lib/discussion/mentions.server.ts';
import { AppError } from '#lib/errors.ts';
import type { Actor } from '#lib/newsroom/actor.ts';
import { listEligibleIds } from '#lib/vote/end-round.server.ts';
import { type ClaimSummary, summariseClaim } from './claim-summary.ts';
import { viewClaim } from './claim-view.ts';
import { loadClaims } from './load-claims.server.ts';

/** The story's claims in order of their number. @throws AppError NOT_FOUND for another newsroom's story, or none. */
export async function listClaims(actor: Actor, storyId: string): Promise<ClaimSummary[]> {
  if (!z.uuid().safeParse(storyId).success) throw new AppError('NOT_FOUND');
  const story = await db().story.findFirst({
    where: { id: storyId, newsroomId: actor.newsroomId },
    select: { id: true },
  });
  if (!story) throw new AppError('NOT_FOUND');
  const eligibleIds = await listEligibleIds(db(), actor.newsroomId);
  const claims = await loadClaims(db(), actor.newsroomId, { storyId });
  const mentioned = new Set(await listUnseenMentions(actor, storyId));
  return claims.map((claim) => summariseClaim(viewClaim(claim, actor, eligibleIds), mentioned.has(claim.id)));
}
