import type { Actor } from '#lib/actor/actor.ts';
import { viewClaim } from '#lib/claim/claim-view.ts';
import { loadClaims } from '#lib/claim/load-claims.server.ts';
import { db } from '#lib/db.server.ts';
import { listEligibleIds } from '#lib/vote/list-eligible-ids.server.ts';
import { getStory } from './get-story.server.ts';
import { buildMatrix, type MatrixView } from './matrix.ts';
import { measureStoryAlpha } from './measure-story-alpha.ts';

/** The story's claims by its articles. @throws AppError NOT_FOUND for another newsroom's story, or none. */
export async function getMatrix(actor: Actor, storyId: string): Promise<MatrixView> {
  const { title, articles } = await getStory(actor, storyId);
  const eligibleIds = await listEligibleIds(db(), actor.newsroomId);
  const claims = await loadClaims(db(), actor.newsroomId, { storyId });
  const columns = articles.map(({ id, title: headline, outlet }) => ({ id, title: headline, outlet }));
  const rows = buildMatrix(
    claims.map((claim) => viewClaim(claim, actor, eligibleIds)),
    columns,
  );
  return { storyId, title, articles: columns, rows, alpha: measureStoryAlpha(claims) };
}
