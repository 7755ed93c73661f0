import { expect, test } from 'vitest';
import { DEFAULT_RULE } from '#lib/gate/rule.ts';
import { decideRound, findClosingBlocker, listUnanswered } from './can-close.ts';
import type { RoundRecord, Vote } from './round.ts';

const OPENED_AT = '2026-01-01T00:00:00.000Z';
const ELIGIBLE = ['a', 'b', 'c', 'd'];

const vote = (memberId: string): Vote => ({
  voter: { memberId, name: memberId, removed: false },
  ...{ rating: 2, confidence: null, reason: '', objection: false, objectionEnd: null },
});

const round = (number: 1 | 2, voters: string[], more: Partial<RoundRecord> = {}): RoundRecord => ({
  ...{ id: `round ${number}`, number, rule: DEFAULT_RULE, openedAt: OPENED_AT, closedAt: null, closedBy: null },
  ...{ openedBy: { memberId: 'a', name: 'a' }, outcome: null, votes: voters.map(vote) },
  ...more,
});

const FIRST = round(1, ['a', 'b', 'c'], { closedAt: OPENED_AT });
const after = (hours: number) => new Date(Date.parse(OPENED_AT) + hours * 3_600_000);
const former = { ...DEFAULT_RULE, secondRoundHours: null };

test.each([
  { says: 'round 1 with its quorum', rounds: [round(1, ['a', 'b', 'c'])], by: 'a', hours: 0, id: undefined },
  { says: 'round 1 without', rounds: [round(1, ['a', 'b'])], by: 'a', hours: 99, id: 'round.below-quorum' },
  { says: 'round 2 at once', rounds: [FIRST, round(2, ['c'])], by: 'b', hours: 0, id: 'round.second-waits' },
  { says: 'round 2 just before', rounds: [FIRST, round(2, ['c'])], by: 'b', hours: 23.9, id: 'round.second-waits' },
  { says: 'round 2 in time', rounds: [FIRST, round(2, ['c'])], by: 'b', hours: 24, id: undefined },
  { says: 'round 2 by its opener', rounds: [FIRST, round(2, ['c'])], by: 'a', hours: 24, id: 'round.second-own' },
  { says: 'round 2 with all votes', rounds: [FIRST, round(2, ELIGIBLE)], by: 'a', hours: 0, id: undefined },
  { says: 'an older round 2', rounds: [FIRST, round(2, ['c'], { rule: former })], by: 'a', hours: 0, id: undefined },
])('[V28] closing $says by $by after $hours hours: $id', ({ rounds, by, hours, id }) => {
  expect(findClosingBlocker(rounds, ELIGIBLE, { memberId: by, now: after(hours) })?.[0]).toBe(id);
});

test('[V28] who has not answered', () => {
  expect(listUnanswered([FIRST, round(2, ['c'])], ELIGIBLE)).toEqual(['a', 'b', 'd']);
});

test.each([
  { says: 'enough may still vote', voters: ['a'], eligible: ['a', 'b', 'c'], fate: 'waits' },
  { says: 'all have voted', voters: ['a', 'b', 'c'], eligible: ['a', 'b'], fate: 'full' },
  { says: 'too few are left', voters: ['a'], eligible: ['a', 'b'], fate: 'out of reach' },
  { says: 'all have voted, fewer than the quorum', voters: ['a', 'b'], eligible: ['a', 'b'], fate: 'out of reach' },
])('[V26] a round whose voters left, where $says: $fate', ({ voters, eligible, fate }) => {
  expect(decideRound([round(1, voters)], eligible)).toBe(fate);
});
