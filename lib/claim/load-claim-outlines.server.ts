import type { Person } from '#lib/actor/person.ts';
import type { Tx } from '#lib/db.server.ts';
import type { Confidence } from '#lib/gate/rating.ts';
import { consensusRuleSchema } from '#lib/gate/rule.ts';
import type { RoundRecord } from '#lib/vote/round.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { ClaimLink, ClaimOutline, Counted, ReviewView } from './claim-record.ts';
import { toOutcome, toRating } from './load-claims.server.ts';
import type { ClaimState } from './transitions.ts';

type VoteRow = {
  voter: Person & { removed: boolean };
  rating: number;
  confidence: Confidence | null;
  reason: string;
  objection: boolean;
  withdrawn: boolean;
  overruledBy: Person | null;
  endReason: string;
};

type RoundRow = Omit<RoundRecord, 'number' | 'rule' | 'outcome' | 'votes'> & {
  number: number;
  rule: unknown;
  outcome: unknown;
  votes: VoteRow[];
};

type Row = {
  id: string;
  storyId: string;
  storyTitle: string;
  number: number;
  state: ClaimState;
  version: number;
  author: Person;
  createdAt: Date;
  reviewRequestedAt: Date | null;
  assignee: Person | null;
  dueOn: Date | null;
  splitFrom: ClaimLink | null;
  wordingId: string;
  wordingNumber: number;
  text: string;
  wordingAuthor: Person;
  wordingAt: Date;
  evidence: Counted[];
  reviews: ReviewView[];
  rounds: RoundRow[];
};

const person = (alias: string) => Prisma.raw(`json_build_object('memberId', ${alias}.id, 'name', ${alias}.name)`);

/**
 * What lists need of the newsroom's claims: of a story, or by their ids; in order of their number, merged ones left out, sealed
 * votes included. Rows are joined by their ids alone, whose newsroom the database vouches for: one index look-up each. One statement, some 50 ms for 1,000 claims, where `loadClaims` takes a second.
 */
export async function loadClaimOutlines(
  tx: Tx,
  newsroomId: string,
  which: { storyId: string } | { claimIds: readonly string[] },
): Promise<ClaimOutline[]> {
  const chosen =
    'storyId' in which
      ? Prisma.sql`c.story_id = ${which.storyId}::uuid`
      : Prisma.sql`c.id = ANY (${which.claimIds}::uuid[])`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.story_id AS "storyId", s.title AS "storyTitle", c.number, c.state::text AS state, c.version,
      ${person('author')} AS author, c.created_at AS "createdAt", c.review_requested_at AS "reviewRequestedAt",
      CASE WHEN assignee.id IS NOT NULL THEN ${person('assignee')} END AS assignee, c.due_on AS "dueOn",
      CASE WHEN split.id IS NOT NULL THEN json_build_object('claimId', split.id, 'number', split.number) END AS "splitFrom",
      w.id AS "wordingId", w.number AS "wordingNumber", w.text, ${person('wa')} AS "wordingAuthor", w.created_at AS "wordingAt",
      (SELECT coalesce(json_agg(json_build_object('stance', e.stance, 'origin', e.origin, 'outlet', o.name, 'grade', o.grade,
          'revisionSha256', r.sha256)
          ORDER BY e.created_at, e.id), '[]')
        FROM evidence e
        JOIN revision r ON r.id = e.revision_id
        JOIN article a ON a.id = r.article_id
        JOIN source o ON o.id = a.source_id
        WHERE e.newsroom_id = c.newsroom_id AND e.claim_id = c.id AND e.removed_at IS NULL) AS evidence,
      (SELECT coalesce(json_agg(json_build_object('id', v.id, 'decision', v.decision, 'reason', v.reason, 'pointsAt', v.points_at,
          'reviewer', ${person('m')}, 'claimVersion', v.claim_version, 'wordingNumber', rw.number,
          'createdAt', v.created_at) ORDER BY v.created_at DESC), '[]')
        FROM review v
        JOIN member m ON m.id = v.reviewer_id
        JOIN wording rw ON rw.id = v.wording_id
        WHERE v.newsroom_id = c.newsroom_id AND v.claim_id = c.id) AS reviews,
      (SELECT coalesce(json_agg(json_build_object('id', r.id, 'number', r.number, 'rule', r.rule, 'outcome', r.outcome,
          'openedAt', r.opened_at, 'openedBy', ${person('opener')}, 'closedAt', r.closed_at,
          'closedBy', CASE WHEN closer.id IS NOT NULL THEN ${person('closer')} END,
          'votes', (SELECT coalesce(json_agg(json_build_object('voter', json_build_object('memberId', m.id, 'name', m.name,
              'removed', m.removed_at IS NOT NULL), 'rating', v.rating, 'confidence', v.confidence, 'reason', v.reason,
              'objection', v.objection, 'withdrawn', v.objection_withdrawn_at IS NOT NULL,
              'overruledBy', CASE WHEN ruler.id IS NOT NULL THEN ${person('ruler')} END, 'endReason', v.objection_end_reason)), '[]')
            FROM vote v
            JOIN member m ON m.id = v.member_id
            LEFT JOIN member ruler ON ruler.id = v.overruled_by_id
            WHERE v.round_id = r.id)) ORDER BY r.number), '[]')
        FROM round r
        JOIN member opener ON opener.id = r.opened_by_id
        LEFT JOIN member closer ON closer.id = r.closed_by_id
        WHERE r.wording_id = w.id) AS rounds
    FROM claim c
    JOIN story s ON s.id = c.story_id
    JOIN member author ON author.id = c.author_id
    LEFT JOIN member assignee ON assignee.id = c.assignee_id
    LEFT JOIN claim split ON split.id = c.split_from_id
    JOIN LATERAL (SELECT * FROM wording w WHERE w.claim_id = c.id ORDER BY w.number DESC LIMIT 1) w ON true
    JOIN member wa ON wa.id = w.author_id
    WHERE c.newsroom_id = ${newsroomId}::uuid AND c.merged_into_id IS NULL AND ${chosen}
    ORDER BY c.number`;
  return rows.map(toOutline);
}

/** PostgreSQL writes times in JSON with the session's zone. */
function toIso(time: string): string {
  return new Date(time).toISOString();
}

function toOutline(row: Row): ClaimOutline {
  const { wordingId, wordingNumber, text, wordingAuthor, wordingAt, rounds, ...claim } = row;
  return {
    ...claim,
    createdAt: row.createdAt.toISOString(),
    reviewRequestedAt: row.reviewRequestedAt?.toISOString() ?? null,
    dueOn: row.dueOn?.toISOString().slice(0, 10) ?? null,
    mergedInto: null,
    mergedFirstInto: null,
    wording: {
      id: wordingId,
      number: wordingNumber,
      text,
      author: wordingAuthor,
      createdAt: wordingAt.toISOString(),
      rounds: rounds.map(toRound),
    },
    pastWordings: [],
    reviews: row.reviews.map((review) => ({ ...review, createdAt: toIso(review.createdAt) })),
  };
}

function toRound({ number, rule, outcome, votes, openedAt, closedAt, ...round }: RoundRow): RoundRecord {
  return {
    ...round,
    openedAt: toIso(openedAt),
    closedAt: closedAt && toIso(closedAt),
    number: number === 2 ? 2 : 1,
    rule: consensusRuleSchema.parse(rule),
    outcome: outcome === null ? null : toOutcome(outcome),
    votes: votes.map(({ withdrawn, overruledBy, endReason: reason, rating, ...vote }) => ({
      ...vote,
      rating: toRating(rating),
      objectionEnd: overruledBy
        ? { how: 'overruled', by: overruledBy, reason }
        : withdrawn
          ? { how: 'withdrawn', by: { memberId: vote.voter.memberId, name: vote.voter.name }, reason }
          : null,
    })),
  };
}
