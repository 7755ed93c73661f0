import { z } from 'zod';
import type { Tx } from '#lib/db.server.ts';
import { gateOutcomeSchema } from '#lib/gate/gate.ts';
import { isRating, type Rating } from '#lib/gate/rating.ts';
import { consensusRuleSchema } from '#lib/gate/rule.ts';
import { ABANDONED, type ObjectionEnd, type RoundOutcome, type RoundRecord } from '#lib/vote/round.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { ClaimRecord, Evidence, WordingRecord } from './claim-record.ts';
import type { LockedClaim } from './lock-claim.server.ts';

const roundOutcomeSchema = z.union([
  z.object({ kind: z.literal(ABANDONED.kind), cause: z.literal('voters_left').nullable().default(null) }),
  gateOutcomeSchema,
]);

const PERSON = { select: { id: true, name: true, removedAt: true } } as const;

const LINK = { select: { id: true, number: true } } as const;

/** Which of a claim's wordings are read: replaced ones are for its own page. */
type Wordings = 'current' | 'all';

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
 * claims are left out. Unless all wordings are asked for, `pastWordings` is empty.
 */
export function loadClaims(
  client: Tx,
  newsroomId: string,
  where: Prisma.ClaimWhereInput,
  wordings: Wordings = 'current',
): Promise<ClaimRecord[]> {
  return loadAll(client, newsroomId, { AND: [{ mergedIntoId: null }, where] }, wordings);
}

/** The claim with the claims that were merged into it, all with every wording; the claim itself may be merged. */
export function loadClaimFamily(client: Tx, newsroomId: string, claimId: string): Promise<ClaimRecord[]> {
  return loadAll(client, newsroomId, { OR: [{ id: claimId }, { mergedIntoId: claimId }] }, 'all');
}

async function loadAll(
  client: Tx,
  newsroomId: string,
  where: Prisma.ClaimWhereInput,
  wordings: Wordings,
): Promise<ClaimRecord[]> {
  const rows = await client.claim.findMany({
    where: { AND: [{ newsroomId }, where] },
    orderBy: { number: 'asc' },
    include: { ...CLAIM, wordings: { ...CLAIM.wordings, ...(wordings === 'current' && { take: 1 }) } },
  });
  return rows.map(toClaim);
}

/** The claims of these locks with their current wordings, in the order of the locks: one statement. */
export async function loadLockedClaims(tx: Tx, locks: readonly LockedClaim[]): Promise<ClaimRecord[]> {
  const [first] = locks;
  if (!first) return [];
  const ids = locks.map(({ id }) => id);
  const claims = await loadAll(tx, first.newsroomId, { id: { in: ids } }, 'current');
  return claims.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** The claim of the lock with its current wording. */
export async function loadLockedClaim(tx: Tx, lock: LockedClaim): Promise<ClaimRecord> {
  const [claim] = await loadLockedClaims(tx, [lock]);
  if (!claim) throw new Error(`claim ${lock.id} is locked and gone`);
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

/** The outcome as it was stored with its round. */
export function toOutcome(stored: unknown): RoundOutcome {
  return roundOutcomeSchema.parse(stored);
}

/** @throws Error for a number that is no rating. */
export function toRating(stored: number): Rating {
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
    withdrawn: article.withdrawnAt !== null,
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
