import type { Actor } from '#lib/actor/actor.ts';
import type { Evidence } from '#lib/claim/claim-record.ts';
import { loadClaims } from '#lib/claim/load-claims.server.ts';
import type { Tx } from '#lib/db.server.ts';
import { listReplies } from '#lib/reply/list-replies.server.ts';
import type { SheetClaim } from './sheet-claim.ts';
import { toSheetClaim } from './to-sheet-claim.ts';

/** Every claim of the story by number, with what a version would say of those that are approved. */
export async function loadSheetClaims(tx: Tx, actor: Actor, storyId: string): Promise<SheetClaim[]> {
  const { newsroomId } = actor;
  const claims = await loadClaims(tx, newsroomId, { storyId });
  const revisions = await tx.revision.findMany({ where: { newsroomId, storyId }, select: { id: true, text: true } });
  const texts = new Map(revisions.map(({ id, text }) => [id, text]));
  const stands = ({ revisionId, selector }: Evidence) =>
    texts.get(revisionId)?.slice(selector.start, selector.end) === selector.exact;
  const replies = await listReplies(
    actor,
    claims.map(({ id }) => id),
    tx,
  );
  const repliesOf = Map.groupBy(replies, ({ claimId }) => claimId);
  return claims.map((claim) => toSheetClaim(claim, stands, repliesOf.get(claim.id)));
}
