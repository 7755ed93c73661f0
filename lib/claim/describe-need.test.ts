import { expect, test } from 'vitest';
import type { GateOutcome } from '#lib/gate/gate.ts';
import { DEFAULT_RULE } from '#lib/gate/rule.ts';
import { describeNeed, type NeedInput } from './describe-need.ts';

const judged = {
  agreement: 0.83,
  rating: 1,
  countedCount: 3,
  abstainedCount: 0,
  capped: false,
  rule: DEFAULT_RULE,
} as const;
const reached: GateOutcome = { ...judged, kind: 'reached' };
const blocked: GateOutcome = { ...judged, kind: 'blocked', objectionCount: 1 };
const few: GateOutcome = {
  ...judged,
  kind: 'too few votes',
  missingVoteCount: 1,
  missingEvidenceCount: 0,
  missingOriginCount: 0,
};

const need = (input: Partial<NeedInput> & Pick<NeedInput, 'state'>) =>
  describeNeed({
    evidenceCount: 1,
    openRound: null,
    gate: null,
    changesReason: null,
    approval: { approverNames: [], neededCount: 1 },
    ...input,
  });

test.each([
  { input: { state: 'gathering', evidenceCount: 0 }, words: 'Needs evidence: link a passage.', who: 'team' },
  { input: { state: 'gathering' }, words: 'Ready for the first vote.', who: 'voters' },
  {
    input: { state: 'voting', openRound: { votedCount: 2, eligibleCount: 5 } },
    words: '2 of 5 have voted.',
    who: 'voters',
  },
  {
    input: { state: 'voted', gate: reached },
    words: 'Consensus reached on “Confirmed”: close agreement (0.83, needs 0.75). Send it to review.',
    who: 'team',
  },
  { input: { state: 'voted', gate: few }, words: '2 of 3 votes; needs one more.', who: 'team' },
  {
    input: { state: 'voted', gate: blocked },
    words: 'An objection is open; it blocks until it is withdrawn or overruled.',
    who: 'objectors',
  },
  { input: { state: 'in_review', gate: reached }, words: 'Waits for a reviewer.', who: 'reviewers' },
  {
    input: { state: 'in_review', gate: reached, approval: { approverNames: ['Ada'], neededCount: 1 } },
    words: 'Waits for a second reviewer; Ada has approved it.',
    who: 'reviewers',
  },
  { input: { state: 'changes_requested', changesReason: 'The date.' }, words: 'Asked for: The date.', who: 'team' },
  { input: { state: 'approved', gate: reached }, words: 'Ready for the fact sheet.', who: 'nobody' },
  { input: { state: 'rejected' }, words: 'Rejected. A new wording starts it again.', who: 'nobody' },
] as { input: Parameters<typeof need>[0]; words: string; who: string }[])(
  '[C12] $input.state: $words',
  ({ input, words, who }) => {
    expect(need(input)).toEqual({ words, who });
  },
);
