import { z } from 'zod';
import { GRADES, type Grade } from '#lib/source/grade.ts';
import { getMedianRating, measureAgreement } from './consensus.ts';
import { COUNTED_RATINGS, isCounted, type Rating } from './rating.ts';
import { type ConsensusRule, consensusRuleSchema } from './rule.ts';

/** A vote as the gate sees it. An objection that was withdrawn is not open. */
export type GateVote = { readonly rating: Rating; readonly openObjection: boolean };

export type GateInput = {
  /** The last-round votes on the current wording, one a member. */
  readonly votes: readonly GateVote[];
  readonly rule: ConsensusRule;
  readonly evidenceCount: number;
  /** Independent origins on the side, for or against, that has more of them. */
  readonly originCount: number;
  /** Independent origins of support, and the best grade among the outlets that report them; null without one. */
  readonly support: { readonly originCount: number; readonly bestGrade: Grade | null };
};

const count = z.int().min(0);
const tally = {
  /** 0 to 1, unrounded; null without a counted vote. */
  agreement: z.number().nullable(),
  rating: z.literal(COUNTED_RATINGS).nullable(),
  countedCount: count,
  abstainedCount: count,
  /** The votes' median is 1, and counts as 2 since the rule asks for more origins than there are. */
  capped: z.boolean().default(false),
  rule: consensusRuleSchema,
};
const judged = { ...tally, agreement: z.number(), rating: z.literal(COUNTED_RATINGS) };

/** The outcome in codes and numbers, as stored with its round; `describeGate` has the words. */
export const gateOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reached'), ...judged }),
  z.object({ kind: z.literal('contested'), ...judged }),
  z.object({
    kind: z.literal('too few votes'),
    ...tally,
    missingVoteCount: count,
    missingEvidenceCount: count,
    missingOriginCount: count.default(0),
  }),
  z.object({ kind: z.literal('blocked'), ...tally, objectionCount: count }),
]);

export type GateOutcome = z.infer<typeof gateOutcomeSchema>;

/** Whether a claim with this outcome may go to review: reached, or contested, which publishes as "Disputed". */
export function allowsReview(outcome: GateOutcome): outcome is Extract<GateOutcome, { kind: 'reached' | 'contested' }> {
  return outcome.kind === 'reached' || outcome.kind === 'contested';
}

/**
 * The rule of consensus, versions 1 and 2: the only thing that decides. The order of the votes makes no difference. Which origins
 * count as independent differs with the version: see `countEvidence`.
 */
export function decideConsensus({ votes, rule, evidenceCount, originCount, support }: GateInput): GateOutcome {
  const counted = votes.map((vote) => vote.rating).filter(isCounted);
  const agreement = measureAgreement(counted);
  const median = getMedianRating(counted);
  const capped = median === 1 && !allowsConfirmed(rule, support);
  const rating = capped ? 2 : median;
  const abstainedCount = votes.length - counted.length;
  const tally = { agreement, rating, countedCount: counted.length, abstainedCount, capped, rule };

  const objectionCount = votes.filter((vote) => vote.openObjection).length;
  if (rule.objectionBlocks && objectionCount > 0) return { kind: 'blocked', ...tally, objectionCount };
  const missing = {
    missingVoteCount: Math.max(0, rule.quorumCount - counted.length),
    missingEvidenceCount: Math.max(0, rule.minEvidenceCount - evidenceCount),
    missingOriginCount: Math.max(0, rule.minOriginCount - originCount),
  };
  if (agreement === null || rating === null || Object.values(missing).some((missingCount) => missingCount > 0)) {
    return { kind: 'too few votes', ...tally, ...missing };
  }
  const kind = agreement < rule.agreementThreshold ? 'contested' : 'reached';
  return { kind, ...tally, agreement, rating };
}

function allowsConfirmed(
  { confirmedOriginCount, confirmedGrade }: ConsensusRule,
  support: GateInput['support'],
): boolean {
  if (support.originCount >= confirmedOriginCount) return true;
  const { bestGrade } = support;
  if (confirmedGrade === null || bestGrade === null) return false;
  return GRADES.indexOf(bestGrade) <= GRADES.indexOf(confirmedGrade);
}
