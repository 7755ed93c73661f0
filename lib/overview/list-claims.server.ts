import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { viewClaim } from '#lib/claim/claim-view.ts';
import { loadClaims } from '#lib/claim/load-claims.server.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { listUnseenMentions } from '#lib/mention/mentions.server.ts';
import { listEligibleIds } from '#lib/vote/list-eligible-ids.server.ts';
import { type ClaimSummary, summariseClaim } from './claim-summary.ts';

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
