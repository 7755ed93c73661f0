import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { listEligibleIds } from '#lib/vote/list-eligible-ids.server.ts';
import { type ClaimView, viewClaim } from './claim-view.ts';
import { loadClaims } from './load-claims.server.ts';

/** The claim as the actor may see it. @throws AppError NOT_FOUND for another newsroom's claim, or none. */
export async function getClaim(actor: Actor, claimId: string): Promise<ClaimView> {
  if (!z.uuid().safeParse(claimId).success) throw new AppError('NOT_FOUND');
  const [claim] = await loadClaims(db(), actor.newsroomId, { id: claimId }, 'all');
  if (!claim) throw new AppError('NOT_FOUND');
  return viewClaim(claim, actor, await listEligibleIds(db(), actor.newsroomId));
}
