import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import type { Alpha } from '#lib/vote/krippendorff-alpha.ts';
import { ABANDONED } from '#lib/vote/round.ts';
import { measureStoryAlpha } from './measure-story-alpha.ts';

/** The agreement across the story's claims; of another newsroom's story, or none, it is measured over nothing. */
export async function getStoryAlpha(actor: Actor, storyId: string): Promise<Alpha> {
  if (!z.uuid().safeParse(storyId).success) throw new AppError('NOT_FOUND');
  const { newsroomId } = actor;
  // Each member's last vote in the revealed rounds of the current wording, which `listStandingVotes` gives for one claim.
  const votes = await db().$queryRaw<{ claimId: string; memberId: string; rating: number }[]>`
    SELECT DISTINCT ON (c.id, v.member_id) c.id AS "claimId", v.member_id AS "memberId", v.rating
    FROM claim c
    JOIN LATERAL (SELECT w.id FROM wording w WHERE w.claim_id = c.id ORDER BY w.number DESC LIMIT 1) w ON true
    JOIN round r ON r.wording_id = w.id
    JOIN vote v ON v.round_id = r.id
    WHERE c.newsroom_id = ${newsroomId}::uuid AND c.story_id = ${storyId}::uuid AND c.merged_into_id IS NULL
      AND r.closed_at IS NOT NULL AND coalesce(r.outcome ->> 'kind', '') <> ${ABANDONED.kind}
    ORDER BY c.id, v.member_id, r.number DESC`;
  return measureStoryAlpha(votes);
}
