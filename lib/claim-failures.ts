import { describeGate } from '#lib/gate/describe-gate.ts';
import type { GateOutcome } from '#lib/gate/gate.ts';
import { STATE_WORDS, STEP_WORDS } from './claim-words.ts';
import { failure } from './define-failure.ts';

type WrongState = { state: keyof typeof STATE_WORDS; step: keyof typeof STEP_WORDS };

function adviseOnState(state: WrongState['state'], step: WrongState['step']): string {
  if (state === 'approved') return 'A reviewer opens it again with “Request changes”.';
  if (state === 'rejected') return 'Reword it to start again.';
  return state === 'voting' && step === 'send_to_review' ? 'Close the round first.' : '';
}

/** What keeps a claim, its evidence, its votes and its review from changing. */
export const CLAIM_FAILURES = {
  'ballot.change-needs-reason': failure(
    'INVALID',
    () => 'Say why: a vote that changes after the reveal needs a reason.',
  ),
  'ballot.needs-reason': failure('INVALID', () => 'Say why: a rating of 4, 5 or 6 and every objection need a reason.'),
  'ballot.one-revision': failure('CONFLICT', () => 'You have voted in round 2 already; each vote may be revised once.'),
  'claim.annotation-gone': failure('NOT_FOUND', () => 'This annotation no longer exists. Select the passage itself.'),
  'claim.approved-already': failure(
    'FORBIDDEN',
    () => 'You have approved it already. Another reviewer has to approve it too.',
  ),
  'claim.assignee-unfit': failure('INVALID', () => 'Choose a member of the newsroom who is not an observer.'),
  'claim.author-overrules': failure('FORBIDDEN', () => 'The author of a claim never overrules an objection to it.'),
  'claim.author-reviews': failure('FORBIDDEN', () => 'The author of a claim never reviews it. Ask another reviewer.'),
  'claim.merge-undone': failure('CONFLICT', () => 'This claim is no longer merged.'),
  'claim.merged-along': failure(
    'CONFLICT',
    ({ number }: { number: number }) => `It was merged along with claim ${number}. Undo that merge first.`,
  ),
  'claim.merged-into': failure(
    'CONFLICT',
    ({ number, into }: { number: number; into: number }) =>
      `Claim ${number} was merged into claim ${into}. Continue there.`,
  ),
  'claim.not-merged': failure('CONFLICT', ({ number }: { number: number }) => `Claim ${number} is no longer merged.`),
  'claim.other-story': failure('NOT_FOUND', () => 'The two claims belong to different stories.'),
  'claim.reworded-meanwhile': failure('STALE', () => 'The claim was reworded meanwhile. Read it again first.'),
  'claim.same-wording': failure('INVALID', () => 'The claim already has this wording.'),
  'claim.split-alike': failure('INVALID', () => 'Both claims say the same. Give each its own wording.'),
  'claim.wrong-state': failure('CONFLICT', ({ state, step }: WrongState) =>
    `A claim that is “${STATE_WORDS[state]}” cannot ${STEP_WORDS[step]}. ${adviseOnState(state, step)}`.trim(),
  ),
  'evidence.cited-already': failure('CONFLICT', () => 'This passage is linked to the claim already.'),
  'evidence.changed-meanwhile': failure(
    'STALE',
    () => 'Somebody else changed this evidence meanwhile. Look at it again first.',
  ),
  'evidence.other-story': failure('NOT_FOUND', () => 'This article is not part of the story.'),
  'evidence.removed-already': failure('CONFLICT', () => 'This passage has already been removed from the claim.'),
  'objection.closed': failure('CONFLICT', () => 'This objection is no longer open.'),
  'objection.none-own': failure('CONFLICT', () => 'You have no open objection to this claim.'),
  'objection.not-own': failure('FORBIDDEN', () => 'Only the member who objected withdraws the objection.'),
  'objection.own': failure('FORBIDDEN', () => 'You cannot overrule your own objection; withdraw it.'),
  'review.no-votes': failure('CONFLICT', () => 'No one has voted on this wording yet.'),
  'review.not-approvable': failure('CONFLICT', ({ gate }: { gate: GateOutcome | null }) =>
    `Not ready to be approved. ${gate ? describeGate(gate) : ''}`.trim(),
  ),
  'review.not-ready': failure(
    'CONFLICT',
    ({ gate }: { gate: GateOutcome }) => `Not ready for review. ${describeGate(gate)}`,
  ),
  'review.passage-not-cited': failure('INVALID', () => 'That passage is not cited here.'),
  'round.below-quorum': failure(
    'CONFLICT',
    ({ count, quorum }: { count: number; quorum: number }) =>
      `${count} of ${quorum} votes: a round can be closed once the quorum is met.`,
  ),
  'round.both-held': failure(
    'CONFLICT',
    () => 'Both rounds on this wording have been held. A new wording starts over.',
  ),
  'round.no-evidence': failure('CONFLICT', () => 'Link a passage first: a claim without evidence is not voted on.'),
  'round.none-open': failure('CONFLICT', () => 'No round is open.'),
  'round.second-own': failure(
    'CONFLICT',
    () => 'You opened round 2, and not everyone has answered: another member closes it.',
  ),
  'round.second-waits': failure(
    'CONFLICT',
    ({ hours }: { hours: number }) =>
      `Round 2 closes when everyone has answered; before that it can be closed in ${hours} ${hours === 1 ? 'hour' : 'hours'}.`,
  ),
  'round.not-closer': failure(
    'FORBIDDEN',
    () => 'Your newsroom’s rule lets others close a round: ask a reviewer or an admin.',
  ),
  'round.not-open': failure('CONFLICT', ({ number }: { number: number }) => `Round ${number} is not open.`),
  'vote.no-first-round': failure('CONFLICT', () => 'Round 2 follows round 1.'),
  'vote.reworded': failure(
    'STALE',
    () => 'The claim was reworded while you were voting. Read the new wording, then vote on it.',
  ),
  'vote.round-closed': failure(
    'CONFLICT',
    ({ number }: { number: number }) => `Round ${number} has closed; your vote was not counted. Read the votes first.`,
  ),
};
