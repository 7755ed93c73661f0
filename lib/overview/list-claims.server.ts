import type { Actor } from '#lib/actor/actor.ts';
import { viewClaim } from '#lib/claim/claim-view.ts';
import { loadClaimOutlines } from '#lib/claim/load-claim-outlines.server.ts';
import { db } from '#lib/db.server.ts';
import { listUnseenMentions } from '#lib/mention/mentions.server.ts';
import { getStoryTitle } from '#lib/story/get-story-title.server.ts';
import { listEligibleIds } from '#lib/vote/list-eligible-ids.server.ts';
import { type ClaimSummary, summariseClaim } from './claim-summary.ts';

/** All of the story's claims in order of their number. @throws AppError NOT_FOUND for another newsroom's story, or none. */
export async function listClaims(actor: Actor, storyId: string): Promise<ClaimSummary[]> {
  await getStoryTitle(actor, storyId);
  return summariseClaims(actor, { storyId }, new Set(await listUnseenMentions(actor, storyId)));
}

/** The claims of a story or of these ids as lists show them, in order of their number. */
export async function summariseClaims(
  actor: Actor,
  which: Parameters<typeof loadClaimOutlines>[2],
  mentioned: ReadonlySet<string>,
): Promise<ClaimSummary[]> {
  if ('claimIds' in which && which.claimIds.length === 0) return [];
  const [eligibleIds, outlines] = await Promise.all([
    listEligibleIds(db(), actor.newsroomId),
    loadClaimOutlines(db(), actor.newsroomId, which),
  ]);
  return outlines.map((claim) => summariseClaim(viewClaim(claim, actor, eligibleIds), mentioned.has(claim.id)));
}
