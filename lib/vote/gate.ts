import { describeAgreement, formatAgreement, measureAgreement, takeMedianRating } from './consensus.ts';
import { type CountedRating, isCounted, RATING_WORDS, type Rating } from './rating.ts';
import type { ConsensusRule } from './rule.ts';

/** A vote as the gate sees it. An objection that was withdrawn is not open. */
export type GateVote = { readonly rating: Rating; readonly openObjection: boolean };

export type GateInput = {
  /** The last-round votes on the current wording, one a member. */
  readonly votes: readonly GateVote[];
  readonly rule: ConsensusRule;
  readonly evidenceCount: number;
  /** Independent origins on the side, for or against, that has more of them. */
  readonly originCount: number;
};

type Tally = {
  /** 0 to 1, unrounded; null without a counted vote. */
  readonly agreement: number | null;
  readonly rating: CountedRating | null;
  readonly countedCount: number;
  readonly abstainedCount: number;
  /** One sentence or two, for people. */
  readonly words: string;
};

type Judged = Tally & { readonly agreement: number; readonly rating: CountedRating };

export type GateOutcome =
  | (Judged & { readonly kind: 'reached' })
  | (Judged & { readonly kind: 'contested' })
  | (Tally & {
      readonly kind: 'too few votes';
      readonly missingVoteCount: number;
      readonly missingEvidenceCount: number;
      readonly missingOriginCount: number;
    })
  | (Tally & { readonly kind: 'blocked'; readonly objectionCount: number });

/** Whether a claim with this outcome may go to review: reached, or contested, which publishes as "Disputed". */
export function allowsReview(outcome: GateOutcome): outcome is Extract<GateOutcome, { kind: 'reached' | 'contested' }> {
  return outcome.kind === 'reached' || outcome.kind === 'contested';
}

/** The rule of consensus, version 1: the only thing that decides. The order of the votes makes no difference. */
export function decideConsensus({ votes, rule, evidenceCount, originCount }: GateInput): GateOutcome {
  const counted = votes.map((vote) => vote.rating).filter(isCounted);
  const agreement = measureAgreement(counted);
  const rating = takeMedianRating(counted);
  const tally = { agreement, rating, countedCount: counted.length, abstainedCount: votes.length - counted.length };

  const objectionCount = votes.filter((vote) => vote.openObjection).length;
  if (rule.objectionBlocks && objectionCount > 0) {
    return { kind: 'blocked', ...tally, objectionCount, words: describeBlock(objectionCount) };
  }
  const missingVoteCount = Math.max(0, rule.quorumCount - counted.length);
  const missingEvidenceCount = Math.max(0, rule.minEvidenceCount - evidenceCount);
  const missingOriginCount = Math.max(0, rule.minOriginCount - originCount);
  const missing = { missingVoteCount, missingEvidenceCount, missingOriginCount };
  if (agreement === null || rating === null || Object.values(missing).some((count) => count > 0)) {
    const words = describeLack([
      { count: missingVoteCount, of: `${counted.length} of ${rule.quorumCount} votes` },
      { count: missingEvidenceCount, of: `${evidenceCount} of ${rule.minEvidenceCount} pieces of evidence` },
      { count: missingOriginCount, of: `${originCount} of ${rule.minOriginCount} independent origins on one side` },
    ]);
    return { kind: 'too few votes', ...tally, ...missing, words };
  }
  const kind = agreement < rule.agreementThreshold ? 'contested' : 'reached';
  return { kind, ...tally, agreement, rating, words: describeJudgement(kind, agreement, rating, rule) };
}

function describeBlock(objectionCount: number): string {
  if (objectionCount === 1) return 'An objection is open; it blocks until it is withdrawn or overruled.';
  return `${objectionCount} objections are open; they block until they are withdrawn or overruled.`;
}

function describeLack(lacks: readonly { count: number; of: string }[]): string {
  return lacks
    .filter(({ count }) => count > 0)
    .map(({ count, of }) => `${of}; needs ${inWords(count)} more.`)
    .join(' ');
}

function describeJudgement(
  kind: 'reached' | 'contested',
  agreement: number,
  rating: CountedRating,
  rule: ConsensusRule,
) {
  const measured = `${describeAgreement(agreement)} (${formatAgreement(agreement, rule.agreementThreshold)}`;
  if (kind === 'reached')
    return `Consensus reached on “${RATING_WORDS[rating]}”: ${measured}, needs ${rule.agreementThreshold}).`;
  return `Contested: ${measured}, below ${rule.agreementThreshold}). It may go to review and would publish as “Disputed”.`;
}

const SMALL_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function inWords(count: number): string {
  return SMALL_NUMBERS[count] ?? String(count);
}
