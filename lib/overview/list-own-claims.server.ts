import type { Actor } from '#lib/actor/actor.ts';
import { viewClaim } from '#lib/claim/claim-view.ts';
import { loadClaims } from '#lib/claim/load-claims.server.ts';
import { db } from '#lib/db.server.ts';
import { listEligibleIds } from '#lib/vote/list-eligible-ids.server.ts';
import { type OwnClaim, summariseClaim } from './claim-summary.ts';

/**
 * The claims of all stories that wait for the actor: sent back to them, or assigned to them and undecided. Those sent back
 * first, then by due date.
 */
export async function listOwnClaims(actor: Actor): Promise<OwnClaim[]> {
  const { newsroomId, memberId } = actor;
  const wroteIt = [{ authorId: memberId }, { wordings: { some: { authorId: memberId } } }];
  const claims = await loadClaims(db(), newsroomId, {
    OR: [
      { state: 'changes_requested', OR: wroteIt },
      { state: { notIn: ['approved', 'rejected'] }, assigneeId: memberId },
    ],
  });
  const eligibleIds = await listEligibleIds(db(), newsroomId);
  return claims
    .map((claim) => {
      const { storyId, storyTitle } = claim;
      return { ...summariseClaim(viewClaim(claim, actor, eligibleIds), false), storyId, storyTitle };
    })
    .filter(({ sentBackToViewer, assignee }) => sentBackToViewer || assignee?.memberId === memberId)
    .sort((a, b) => Number(b.sentBackToViewer) - Number(a.sentBackToViewer) || dayOf(a).localeCompare(dayOf(b)));
}

/** A claim without a due day comes after those with one. */
function dayOf({ dueOn }: OwnClaim): string {
  return dueOn ?? '9999';
}
