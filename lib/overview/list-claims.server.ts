import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { viewClaim } from '#lib/claim/claim-view.ts';
import { loadClaims } from '#lib/claim/load-claims.server.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { listUnseenMentions } from '#lib/mention/mentions.server.ts';
import type { Alpha } from '#lib/vote/krippendorff-alpha.ts';
import { listEligibleIds } from '#lib/vote/list-eligible-ids.server.ts';
import { type ClaimSummary, summariseClaim } from './claim-summary.ts';
import { measureStoryAlpha } from './measure-story-alpha.ts';

/** The story's claims in order of their number. @throws AppError NOT_FOUND for another newsroom's story, or none. */
export async function listClaims(actor: Actor, storyId: string): Promise<ClaimSummary[]> {
  return (await getBoard(actor, storyId)).claims;
}

/** A story's claims in order of their number, and how far the members agree across them. */
export type Board = { storyTitle: string; claims: ClaimSummary[]; alpha: Alpha };

/** The story's board. @throws AppError NOT_FOUND for another newsroom's story, or none. */
export async function getBoard(actor: Actor, storyId: string): Promise<Board> {
  if (!z.uuid().safeParse(storyId).success) throw new AppError('NOT_FOUND');
  const story = await db().story.findFirst({
    where: { id: storyId, newsroomId: actor.newsroomId },
    select: { title: true },
  });
  if (!story) throw new AppError('NOT_FOUND');
  const eligibleIds = await listEligibleIds(db(), actor.newsroomId);
  const claims = await loadClaims(db(), actor.newsroomId, { storyId });
  const mentioned = new Set(await listUnseenMentions(actor, storyId));
  return {
    storyTitle: story.title,
    claims: claims.map((claim) => summariseClaim(viewClaim(claim, actor, eligibleIds), mentioned.has(claim.id))),
    alpha: measureStoryAlpha(claims),
  };
}
