import type { Actor } from '#lib/actor/actor.ts';
import { viewClaim } from '#lib/claim/claim-view.ts';
import { loadClaims } from '#lib/claim/load-claims.server.ts';
import { db } from '#lib/db.server.ts';
import { listReplies } from '#lib/reply/list-replies.server.ts';
import { findReplyStatus } from '#lib/reply/reply.ts';
import { listEligibleIds } from '#lib/vote/list-eligible-ids.server.ts';
import { describeWait } from './describe-wait.ts';
import type { QueuedClaim } from './queued-claim.ts';

/** The newsroom's claims in review, whole, the one that waits longest first. Every member may read the queue. */
export async function listReviewQueue(actor: Actor, now = new Date()): Promise<QueuedClaim[]> {
  const eligibleIds = await listEligibleIds(db(), actor.newsroomId);
  const claims = await loadClaims(db(), actor.newsroomId, { state: 'in_review' });
  const asked = await listReplies(
    actor,
    claims.map(({ id }) => id),
  );
  return claims
    .sort((a, b) => (a.reviewRequestedAt ?? '').localeCompare(b.reviewRequestedAt ?? '') || a.id.localeCompare(b.id))
    .map((claim) => {
      const view = viewClaim(claim, actor, eligibleIds);
      const replies = asked.filter(({ claimId }) => claimId === claim.id);
      const pending = replies.filter((reply) => findReplyStatus(reply, now) === 'waiting').map(({ party }) => party);
      return { ...view, replies, waitsFor: describeWait(view, pending) };
    });
}
