import { describe, expect, test } from 'vitest';
import { decideConsensus } from '#lib/gate/gate.ts';
import type { Rating } from '#lib/gate/rating.ts';
import { DEFAULT_RULE } from '#lib/gate/rule.ts';
import { ABANDONED, listStandingVotes, type RoundRecord, type Vote } from './round.ts';
import { listDissent, viewRound } from './round-view.ts';

const vote = (memberId: string, rating: Rating, reason = ''): Vote => ({
  voter: { memberId, name: memberId, removed: false },
  rating,
  confidence: null,
  reason,
  objection: false,
  objectionEnd: null,
});

const round = (overrides: Partial<RoundRecord> = {}): RoundRecord => ({
  id: 'r',
  number: 1,
  rule: DEFAULT_RULE,
  openedAt: '2026-01-01T00:00:00.000Z',
  openedBy: { memberId: 'a', name: 'a' },
  closedAt: null,
  closedBy: null,
  outcome: null,
  votes: [vote('b', 4, 'sealed reason'), vote('a', 2, 'my reason')],
  ...overrides,
});

describe('what comes out of a round', () => {
  test('[V10] open: how many have voted and the viewer’s own ballot, nothing else', () => {
    const view = viewRound(round(), 'a', 5);
    expect(view).toMatchObject({ status: 'open', votedCount: 2, eligibleCount: 5, ownBallot: { rating: 2 } });
    expect(JSON.stringify(view)).not.toContain('sealed reason');
    expect('votes' in view).toBe(false);
    expect('openedBy' in view).toBe(false);
  });

  test('[V10] open, to one who has not voted: the same for any votes of the others', () => {
    const other = round({ votes: [vote('a', 5, 'x'), vote('b', 1)] });
    expect(viewRound(other, 'c', 5)).toEqual(viewRound(round(), 'c', 5));
  });

  test('[V12] ended early: its votes stay sealed', () => {
    const view = viewRound(round({ closedAt: '2026-01-02T00:00:00.000Z', outcome: ABANDONED }), 'a', 5);
    expect(view).toMatchObject({ status: 'abandoned', votedCount: 2, ownBallot: { rating: 2 } });
    expect(JSON.stringify(view)).not.toContain('sealed reason');
  });

  test('[V11] closed: all votes, by rating and name', () => {
    const outcome = decideConsensus({
      votes: [],
      rule: DEFAULT_RULE,
      evidenceCount: 1,
      originCount: 1,
      support: { originCount: 2, bestGrade: null },
    });
    const view = viewRound(round({ closedAt: '2026-01-02T00:00:00.000Z', outcome }), 'c', 5);
    expect(view).toMatchObject({ status: 'closed', votes: [{ rating: 2 }, { rating: 4, reason: 'sealed reason' }] });
  });
});

test('[V13] in round 2 a member’s new vote counts, else the old one', () => {
  const second = round({ number: 2, votes: [vote('b', 3, 'persuaded')] });
  const standing = listStandingVotes([second, round()]);
  expect(standing.map(({ voter, rating }) => [voter.memberId, rating])).toEqual([
    ['a', 2],
    ['b', 3],
  ]);
});

test('[V14] dissent is the other ratings, most votes first, with reasons and without voters', () => {
  const votes = [vote('a', 1), vote('b', 4, 'z'), vote('c', 4, 'y'), vote('d', 6)];
  expect(listDissent(votes, 1)).toEqual([
    { rating: 4, count: 2, reasons: ['y', 'z'] },
    { rating: 6, count: 1, reasons: [] },
  ]);
});
