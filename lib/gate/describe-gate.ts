import { describeAgreement, formatAgreement } from './consensus.ts';
import type { GateOutcome } from './gate.ts';
import { inWords } from './in-words.ts';
import { RATING_WORDS } from './rating.ts';
import { describeConfirming } from './rule.ts';

/** The gate's outcome for people, in a sentence or two. */
export function describeGate(outcome: GateOutcome): string {
  switch (outcome.kind) {
    case 'blocked':
      return describeBlock(outcome.objectionCount);
    case 'too few votes':
      return describeMissing(outcome);
    default:
      return describeJudgement(outcome);
  }
}

function describeBlock(objectionCount: number): string {
  if (objectionCount === 1) return 'An objection is open; it blocks until it is withdrawn or overruled.';
  return `${objectionCount} objections are open; they block until they are withdrawn or overruled.`;
}

function describeMissing(outcome: Extract<GateOutcome, { kind: 'too few votes' }>): string {
  const { rule, missingVoteCount, missingEvidenceCount, missingOriginCount } = outcome;
  return [
    { missing: missingVoteCount, needed: rule.quorumCount, what: 'votes' },
    { missing: missingEvidenceCount, needed: rule.minEvidenceCount, what: 'pieces of evidence' },
    { missing: missingOriginCount, needed: rule.minOriginCount, what: 'independent origins on one side' },
  ]
    .filter(({ missing }) => missing > 0)
    .map(({ missing, needed, what }) => `${needed - missing} of ${needed} ${what}; needs ${inWords(missing)} more.`)
    .join(' ');
}

function describeJudgement(outcome: Extract<GateOutcome, { kind: 'reached' | 'contested' }>) {
  const { kind, agreement, rating, rule } = outcome;
  const { agreementThreshold } = rule;
  const measured = `${describeAgreement(agreement)} (${formatAgreement(agreement, agreementThreshold)}`;
  if (kind === 'reached')
    return `Consensus reached on “${RATING_WORDS[rating]}”: ${measured}, needs ${agreementThreshold}).${describeCap(outcome)}`;
  return `Contested: ${measured}, below ${agreementThreshold}). It may go to review and would publish as “Disputed”.`;
}

function describeCap({ capped, rule }: GateOutcome): string {
  return capped ? ` The votes say “${RATING_WORDS[1]}”, which needs ${describeConfirming(rule)}.` : '';
}
