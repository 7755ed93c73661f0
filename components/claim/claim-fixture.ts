import type { ClaimView } from '#lib/claim/claim-view.ts';
import { decideConsensus } from '#lib/gate/gate.ts';
import { DEFAULT_RULE } from '#lib/gate/rule.ts';
import { type Ballot, isObjectionOpen } from '#lib/vote/round.ts';
import { type RoundView, viewRound } from '#lib/vote/round-view.ts';

const ADA = { memberId: 'ada', name: 'Ada' };

/** A claim for tests of components, as Ada's colleague sees it. */
export function viewOfClaim(overrides: Partial<ClaimView> = {}): ClaimView {
  return {
    ...{ id: 'claim', storyId: 'story', storyTitle: 'The harbour', number: 3, version: 1, state: 'gathering' },
    ...{ author: ADA, createdAt: '2026-01-01T10:00:00Z', reviewRequestedAt: null, assignee: null, dueOn: null },
    ...{ mergedInto: null, mergedFirstInto: null, splitFrom: null, pastWordings: [], evidence: [], reviews: [] },
    ...{ gate: null, standingVotes: [], need: { words: 'Ready for the first vote.', who: 'voters' } },
    ...{ approvers: [], approvalsNeeded: 1, viewerIsAuthor: false, needsViewer: false, steps: [] },
    ...{ mayVote: false, unansweredIds: [], closingBlocker: null },
    wording: wordingOf(1, 'The harbour was closed.'),
    ...overrides,
  };
}

export function wordingOf(number: number, text: string, rounds: RoundView[] = []): ClaimView['wording'] {
  return { id: `wording-${number}`, number, text, author: ADA, createdAt: '2026-01-01T10:00:00Z', rounds };
}

/** An open round, in which the viewer has voted `ownBallot`. */
export function openRoundOf(number: 1 | 2, ownBallot: Ballot | null): RoundView {
  const frame = { id: `round-${number}`, number, openedAt: '2026-01-01T10:00:00Z', rule: DEFAULT_RULE };
  return { ...frame, votedCount: ownBallot ? 1 : 0, status: 'open', eligibleCount: 5, ownBallot };
}

/** Round 1, closed with the one vote of the member `memberId`. */
export function closedRoundOf(memberId: string, ballot: Ballot): RoundView {
  const votes = [{ ...ballot, voter: { memberId, name: memberId, removed: false } }];
  const counted = [{ rating: ballot.rating, openObjection: isObjectionOpen(ballot) }];
  const support = { originCount: 1, bestGrade: null };
  const outcome = decideConsensus({ votes: counted, rule: DEFAULT_RULE, evidenceCount: 1, originCount: 1, support });
  const times = { openedAt: '2026-01-01T10:00:00Z', closedAt: '2026-01-01T11:00:00Z' };
  const closed = { id: 'round-1', number: 1 as const, rule: DEFAULT_RULE, openedBy: ADA, closedBy: ADA, ...times };
  return viewRound({ ...closed, outcome, votes }, memberId, 5);
}
