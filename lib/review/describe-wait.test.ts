import { expect, test } from 'vitest';
import type { GateOutcome } from '#lib/gate/gate.ts';
import { DEFAULT_RULE } from '#lib/gate/rule.ts';
import { describeWait } from './describe-wait.ts';

const judged = {
  agreement: 0.83,
  rating: 1,
  countedCount: 3,
  abstainedCount: 0,
  capped: false,
  rule: DEFAULT_RULE,
} as const;
const reached: GateOutcome = { ...judged, kind: 'reached' };
const contested: GateOutcome = { ...judged, kind: 'contested' };
const few: GateOutcome = {
  ...judged,
  kind: 'too few votes',
  missingVoteCount: 0,
  missingEvidenceCount: 1,
  missingOriginCount: 0,
};
const ada = { memberId: 'a', name: 'Ada' };
const claim = { gate: reached, approvers: [], approvalsNeeded: 1 };

test.each([
  { claim, pending: [], words: 'Waits for a decision.' },
  { claim: { ...claim, gate: contested }, pending: [], words: 'Contested: would publish as “Disputed”.' },
  {
    claim: { ...claim, gate: few },
    pending: [],
    words: 'Cannot be approved now. 0 of 1 pieces of evidence; needs one more.',
  },
  { claim: { ...claim, approvalsNeeded: 2 }, pending: [], words: 'Waits for two approvals.' },
  { claim: { ...claim, approvers: [ada] }, pending: [], words: 'Waits for a second approval; Ada has approved it.' },
  { claim, pending: ['The ministry', 'Bo'], words: 'A reply is still due: The ministry, Bo.' },
])('[W14] $words', ({ claim: waiting, pending, words }) => {
  expect(describeWait(waiting, pending)).toBe(words);
});
