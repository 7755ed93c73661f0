import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { type ClaimView, viewClaim } from '#lib/claim/claim-view.ts';
import { loadMergedClaims } from '#lib/claim/load-claims.server.ts';
import { db } from '#lib/db.server.ts';
import { listEligibleIds } from '#lib/vote/list-eligible-ids.server.ts';

/** The claims that were merged into this one, as the actor may see them, in order of their number. */
export async function listAbsorbedClaims(actor: Actor, claimId: string): Promise<ClaimView[]> {
  const claims = await loadMergedClaims(db(), actor.newsroomId, { mergedIntoId: claimId });
  if (claims.length === 0) return [];
  const eligibleIds = await listEligibleIds(db(), actor.newsroomId);
  return claims.map((claim) => viewClaim(claim, actor, eligibleIds));
}

/** The claim that stands for this one: where it was merged, the other one; else null. */
export async function findSurvivor(
  actor: Actor,
  claimId: string,
): Promise<{ claimId: string; storyId: string } | null> {
  if (!z.uuid().safeParse(claimId).success) return null;
  const row = await db().claim.findFirst({
    where: { id: claimId, newsroomId: actor.newsroomId, mergedIntoId: { not: null } },
    select: { mergedIntoId: true, storyId: true },
  });
  return row?.mergedIntoId ? { claimId: row.mergedIntoId, storyId: row.storyId } : null;
}
