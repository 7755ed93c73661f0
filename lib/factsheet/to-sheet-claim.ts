import { type ClaimRecord, type Evidence, judgeClaim, listRevealedVotes } from '#lib/claim/claim-record.ts';
import { isCounted } from '#lib/gate/rating.ts';
import type { ConsensusRule } from '#lib/gate/rule.ts';
import { findVerdict } from '#lib/gate/verdict.ts';
import type { Reply } from '#lib/reply/reply.ts';
import type { SnapshotEvidence, SnapshotReply } from '#lib/version/snapshot.ts';
import { isRevealed } from '#lib/vote/round.ts';
import { listDissent } from '#lib/vote/round-view.ts';
import type { SheetClaim } from './sheet-claim.ts';

/**
 * What a version would say of the claim, if it is approved on its current wording. No voter's name and nothing of a
 * round that is open comes out. `stands` tells whether a cited passage still stands in its revision.
 */
export function toSheetClaim(
  claim: ClaimRecord,
  stands: (evidence: Evidence) => boolean,
  replies: readonly Reply[] = [],
): SheetClaim {
  const { id, version, number, wording } = claim;
  const named = { id, version, number, wording: wording.text };
  const [review] = claim.reviews;
  const approved =
    claim.state === 'approved' && review?.decision === 'approved' && review.wordingNumber === wording.number;
  const outcome = judgeClaim(claim);
  const round = wording.rounds.filter(isRevealed).at(-1);
  if (!approved || !outcome || !round) return { ...named, state: 'not approved' };

  const votes = listRevealedVotes(claim);
  return {
    ...named,
    state: 'approved',
    quotesStand: claim.evidence.every(stands),
    citesWithdrawn: claim.evidence.some(({ withdrawn }) => withdrawn),
    published: {
      number,
      wording: wording.text,
      wordingNumber: wording.number,
      verdict: findVerdict(outcome),
      rating: outcome.rating,
      ...(outcome.capped && { capped: true as const }),
      agreement: outcome.agreement,
      round: round.number,
      countedVotes: votes.filter((vote) => isCounted(vote.rating)).length,
      abstainedVotes: votes.filter((vote) => !isCounted(vote.rating)).length,
      dissent: listDissent(votes, outcome.capped ? 1 : outcome.rating).map(({ rating, count, reasons }) => ({
        rating,
        votes: count,
        reasons,
      })),
      evidence: claim.evidence.map(toPublicEvidence),
      rule: toPublicRule(round.rule),
      reviewedAt: review.createdAt,
      ...(replies.length > 0 && { replies: replies.map(toPublicReply) }),
    },
  };
}

/** The numbers of the rule that readers see; those that require nothing are left out. */
function toPublicRule(rule: ConsensusRule) {
  const { version, quorumCount, agreementThreshold, minEvidenceCount, minOriginCount, objectionBlocks } = rule;
  const { confirmedOriginCount, confirmedGrade } = rule;
  return {
    ...{ version, quorumCount, agreementThreshold, minEvidenceCount, objectionBlocks },
    ...(minOriginCount > 0 && { minOriginCount }),
    ...(rule.reviewerCount === 2 && { reviewerCount: 2 as const }),
    ...(confirmedOriginCount > 0 && { confirmedOriginCount, ...(confirmedGrade && { confirmedGrade }) }),
  };
}

/** Readers see days only; who asked and the exact question stay in the newsroom. */
function toPublicReply({ party, askedAt, deadlineAt, answer, answeredAt }: Reply): SnapshotReply {
  return {
    asked: party,
    askedOn: askedAt.slice(0, 10),
    deadline: deadlineAt.slice(0, 10),
    answer: answeredAt === null ? null : answer,
    answeredOn: answeredAt?.slice(0, 10) ?? null,
  };
}

function toPublicEvidence(evidence: Evidence): SnapshotEvidence {
  const { exact, start, end, prefix, suffix } = evidence.selector;
  return {
    stance: evidence.stance,
    quote: exact,
    selector: { start, end, prefix, suffix },
    revisionSha256: evidence.revisionSha256,
    outlet: evidence.outlet,
    grade: evidence.grade,
    title: evidence.articleTitle,
    url: evidence.url,
    language: evidence.language,
    publishedOn: evidence.publishedOn,
    origin: evidence.origin.trim() || null,
    retelling: evidence.retelling,
  };
}
