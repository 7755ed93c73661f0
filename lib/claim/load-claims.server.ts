import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { isRating, type Rating } from '#lib/vote/rating.ts';
import { ABANDONED, type ObjectionEnd, type RoundOutcome, type RoundRecord } from '#lib/vote/round.ts';
import { consensusRuleSchema } from '#lib/vote/rule.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { ClaimRecord, Evidence, WordingRecord } from './claim-record.ts';

const PERSON = { select: { id: true, name: true, removedAt: true } } as const;

const LINK = { select: { id: true, number: true } } as const;

const CLAIM = {
  story: { select: { title: true } },
  author: PERSON,
  assignee: PERSON,
  mergedInto: LINK,
  mergedFirstInto: LINK,
  splitFrom: LINK,
  wordings: {
    orderBy: { number: 'desc' },
    include: {
      author: PERSON,
      rounds: {
        orderBy: { number: 'asc' },
        include: { openedBy: PERSON, closedBy: PERSON, votes: { include: { member: PERSON, overruledBy: PERSON } } },
      },
    },
  },
  evidence: {
    where: { removedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      addedBy: PERSON,
      revision: { select: { sha256: true, article: { include: { source: { select: { name: true, grade: true } } } } } },
    },
  },
  reviews: {
    orderBy: { createdAt: 'desc' },
    include: { reviewer: PERSON, wording: { select: { number: true } } },
  },
} satisfies Prisma.ClaimInclude;

type ClaimRow = Prisma.ClaimGetPayload<{ include: typeof CLAIM }>;
type WordingRow = ClaimRow['wordings'][number];
type RoundRow = WordingRow['rounds'][number];
type EvidenceRow = ClaimRow['evidence'][number];

/**
 * The newsroom's claims that fit, in order of their number, sealed votes included: for commands and for `viewClaim`. Merged
 * claims are left out; `loadMergedClaims` has them.
 */
export function loadClaims(client: Tx, newsroomId: string, where: Prisma.ClaimWhereInput): Promise<ClaimRecord[]> {
  return loadAll(client, newsroomId, { AND: [{ mergedIntoId: null }, where] });
}

/** The same for claims that were merged into another. */
export function loadMergedClaims(
  client: Tx,
  newsroomId: string,
  where: Prisma.ClaimWhereInput,
): Promise<ClaimRecord[]> {
  return loadAll(client, newsroomId, { AND: [{ mergedIntoId: { not: null } }, where] });
}

async function loadAll(client: Tx, newsroomId: string, where: Prisma.ClaimWhereInput): Promise<ClaimRecord[]> {
  const rows = await client.claim.findMany({
    where: { AND: [{ newsroomId }, where] },
    orderBy: { number: 'asc' },
    include: CLAIM,
  });
  return rows.map(toClaim);
}

/**
 * The claim, locked until the transaction ends. Everything that changes a claim, its evidence, its rounds or its votes
 * takes this lock first, so the steps on one claim follow each other.
 * @throws AppError NOT_FOUND for another newsroom's claim, or none; CONFLICT for one that was merged into another.
 */
export async function lockClaim(tx: Tx, actor: Pick<Actor, 'newsroomId'>, claimId: string): Promise<ClaimRecord> {
  const claim = await lockAny(tx, actor.newsroomId, claimId);
  if (claim.mergedInto) {
    const { number, mergedInto } = claim;
    throw new AppError('CONFLICT', `Claim ${number} was merged into claim ${mergedInto.number}. Go on there.`);
  }
  return claim;
}

/**
 * A claim that was merged into another, locked likewise. Lock the other one first: whoever merges holds that one already.
 * @throws AppError NOT_FOUND; CONFLICT for one that stands by itself.
 */
export async function lockMergedClaim(tx: Tx, actor: Pick<Actor, 'newsroomId'>, claimId: string): Promise<ClaimRecord> {
  const claim = await lockAny(tx, actor.newsroomId, claimId);
  if (!claim.mergedInto) throw new AppError('CONFLICT', `Claim ${claim.number} is not merged any more.`);
  return claim;
}

async function lockAny(tx: Tx, newsroomId: string, claimId: string): Promise<ClaimRecord> {
  await tx.$queryRaw`
    SELECT id FROM claim WHERE id = ${claimId}::uuid AND newsroom_id = ${newsroomId}::uuid FOR NO KEY UPDATE`;
  const [claim] = await loadAll(tx, newsroomId, { id: claimId });
  if (!claim) throw new AppError('NOT_FOUND');
  return claim;
}

function toClaim(row: ClaimRow): ClaimRecord {
  const [wording, ...pastWordings] = row.wordings.map(toWording);
  if (!wording) throw new Error(`claim ${row.id} has no wording`);
  const { id, storyId, number, state, version } = row;
  return {
    id,
    storyId,
    storyTitle: row.story.title,
    number,
    state,
    version,
    author: toPerson(row.author),
    createdAt: row.createdAt.toISOString(),
    reviewRequestedAt: row.reviewRequestedAt?.toISOString() ?? null,
    assignee: row.assignee && toPerson(row.assignee),
    dueOn: row.dueOn?.toISOString().slice(0, 10) ?? null,
    mergedInto: row.mergedInto && toLink(row.mergedInto),
    mergedFirstInto: row.mergedFirstInto && toLink(row.mergedFirstInto),
    splitFrom: row.splitFrom && toLink(row.splitFrom),
    wording,
    pastWordings,
    evidence: row.evidence.map(toEvidence),
    reviews: row.reviews.map((review) => ({
      id: review.id,
      decision: review.decision,
      reason: review.reason,
      pointsAt: review.pointsAt,
      claimVersion: review.claimVersion,
      reviewer: toPerson(review.reviewer),
      wordingNumber: review.wording.number,
      createdAt: review.createdAt.toISOString(),
    })),
  };
}

function toWording(row: WordingRow): WordingRecord {
  const { id, number, text, author, createdAt, rounds } = row;
  return {
    id,
    number,
    text,
    author: toPerson(author),
    createdAt: createdAt.toISOString(),
    rounds: rounds.map(toRound),
  };
}

function toRound(row: RoundRow): RoundRecord {
  return {
    id: row.id,
    number: row.number === 2 ? 2 : 1,
    rule: consensusRuleSchema.parse(row.rule),
    openedAt: row.openedAt.toISOString(),
    openedBy: toPerson(row.openedBy),
    closedAt: row.closedAt?.toISOString() ?? null,
    closedBy: row.closedBy && toPerson(row.closedBy),
    outcome: row.outcome === null ? null : toOutcome(row.outcome),
    votes: row.votes.map((vote) => ({
      voter: { ...toPerson(vote.member), removed: vote.member.removedAt !== null },
      rating: toRating(vote.rating),
      confidence: vote.confidence,
      reason: vote.reason,
      objection: vote.objection,
      objectionEnd: toObjectionEnd(vote),
    })),
  };
}

function toObjectionEnd(vote: RoundRow['votes'][number]): ObjectionEnd | null {
  const reason = vote.objectionEndReason;
  if (vote.overruledBy) return { how: 'overruled', by: toPerson(vote.overruledBy), reason };
  return vote.objectionWithdrawnAt ? { how: 'withdrawn', by: toPerson(vote.member), reason } : null;
}

const outcomeSchema = z.object({ kind: z.string(), words: z.string() });

function toOutcome(stored: Prisma.JsonValue): RoundOutcome {
  const outcome = outcomeSchema.parse(stored);
  return outcome.kind === ABANDONED.kind ? ABANDONED : outcome;
}

function toRating(stored: number): Rating {
  if (!isRating(stored)) throw new Error(`stored rating ${stored} is outside the scale`);
  return stored;
}

function toEvidence(row: EvidenceRow): Evidence {
  const { article } = row.revision;
  const { startOffset: start, endOffset: end, exact, prefix, suffix } = row;
  return {
    id: row.id,
    stance: row.stance,
    origin: row.origin,
    selector: { start, end, exact, prefix, suffix },
    revisionId: row.revisionId,
    revisionSha256: row.revision.sha256,
    articleId: article.id,
    articleTitle: article.title,
    outlet: article.source.name,
    grade: article.source.grade,
    url: article.url,
    language: article.language,
    publishedOn: article.publishedOn?.toISOString().slice(0, 10) ?? null,
    retelling: article.retelling,
    addedBy: toPerson(row.addedBy),
    addedAt: row.createdAt.toISOString(),
  };
}

function toLink({ id, number }: { id: string; number: number }) {
  return { claimId: id, number };
}

function toPerson({ id, name }: { id: string; name: string }) {
  return { memberId: id, name };
}
