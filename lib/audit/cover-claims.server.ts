import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import type { Tx } from '#lib/db.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { ClaimCover } from './event.ts';

type Row = { claimId: string; state: unknown; evidence: unknown; rounds: unknown };

const ms = (column: string) => Prisma.raw(`(extract(epoch from ${column}) * 1000)::bigint`);

/**
 * The hashes of the newsroom's claims with these ids and of those merged into them, or of all its claims, in order of their ids. Of an
 * open round nothing is hashed; an ended one with its salt, since votes are few enough to try out.
 */
export async function coverClaims(
  client: Tx,
  newsroomId: string,
  claimIds: readonly string[] | null,
): Promise<ClaimCover[]> {
  const isAsked =
    claimIds === null
      ? Prisma.empty
      : Prisma.sql`AND (c.id = ANY (${claimIds}::uuid[]) OR c.merged_into_id = ANY (${claimIds}::uuid[]))`;
  const rows = await client.$queryRaw<Row[]>`
    SELECT c.id AS "claimId",
      jsonb_build_object('storyId', c.story_id, 'number', c.number, 'authorId', c.author_id, 'state', c.state, 'version', c.version,
        'reviewRequestedAt', ${ms('c.review_requested_at')}, 'assigneeId', c.assignee_id, 'dueOn', c.due_on::text,
        'mergedIntoId', c.merged_into_id, 'mergedFirstIntoId', c.merged_first_into_id, 'mergedAt', ${ms('c.merged_at')},
        'splitFromId', c.split_from_id,
        'wordings', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'number', w.number, 'text', w.text,
            'authorId', w.author_id) ORDER BY w.number), '[]') FROM wording w WHERE w.claim_id = c.id),
        'reviews', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'wordingId', v.wording_id, 'reviewerId', v.reviewer_id,
            'decision', v.decision, 'reason', v.reason, 'pointsAt', v.points_at, 'claimVersion', v.claim_version,
            'createdAt', ${ms('v.created_at')}) ORDER BY v.id), '[]')
          FROM review v WHERE v.newsroom_id = c.newsroom_id AND v.claim_id = c.id),
        'replies', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'party', p.party, 'question', p.question,
            'askedAt', ${ms('p.asked_at')}, 'deadlineAt', ${ms('p.deadline_at')}, 'askedById', p.asked_by_id, 'answer', p.answer,
            'answeredAt', ${ms('p.answered_at')}, 'recordedById', p.recorded_by_id, 'removedAt', ${ms('p.removed_at')}) ORDER BY p.id), '[]')
          FROM reply p WHERE p.newsroom_id = c.newsroom_id AND p.claim_id = c.id)) AS state,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'revisionId', e.revision_id, 'start', e.start_offset, 'end', e.end_offset,
          'exact', e.exact, 'prefix', e.prefix, 'suffix', e.suffix, 'stance', e.stance, 'origin', e.origin, 'addedById', e.added_by_id,
          'broughtById', e.brought_by_id, 'createdAt', ${ms('e.created_at')}, 'removedAt', ${ms('e.removed_at')}) ORDER BY e.id), '[]')
        FROM evidence e WHERE e.newsroom_id = c.newsroom_id AND e.claim_id = c.id) AS evidence,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'wordingId', r.wording_id, 'number', r.number, 'rule', r.rule,
          'openedById', r.opened_by_id, 'openedAt', ${ms('r.opened_at')}, 'closedById', r.closed_by_id, 'closedAt', ${ms('r.closed_at')},
          'outcome', r.outcome, 'salt', r.salt,
          'votes', (SELECT coalesce(jsonb_agg(jsonb_build_object('memberId', v.member_id, 'rating', v.rating, 'confidence', v.confidence,
              'reason', v.reason, 'objection', v.objection, 'objectionWithdrawnAt', ${ms('v.objection_withdrawn_at')},
              'objectionOverruledAt', ${ms('v.objection_overruled_at')}, 'overruledById', v.overruled_by_id,
              'objectionEndReason', v.objection_end_reason, 'castAt', ${ms('v.cast_at')}) ORDER BY v.member_id), '[]')
            FROM vote v WHERE v.round_id = r.id)) ORDER BY r.id), '[]')
        FROM wording w JOIN round r ON r.wording_id = w.id AND r.closed_at IS NOT NULL WHERE w.claim_id = c.id) AS rounds
    FROM claim c WHERE c.newsroom_id = ${newsroomId}::uuid ${isAsked} ORDER BY c.id`;
  return Promise.all(rows.map(hashParts));
}

async function hashParts({ claimId, ...parts }: Row): Promise<ClaimCover> {
  const [state = '', evidence = '', rounds = ''] = await Promise.all(
    [parts.state, parts.evidence, parts.rounds].map((part) => sha256Hex(canonicalJson(part))),
  );
  return { claimId, state, evidence, rounds };
}
