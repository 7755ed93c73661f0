import { expect, test } from 'vitest';
import { AppError } from '#lib/errors.ts';
import type { Rating } from '#lib/gate/rating.ts';
import { findBallotError } from './ballot-error.ts';
import type { Vote } from './round.ts';

const ballot = (rating: Rating, reason = '', objection = false) => ({ rating, reason, objection });
const vote = (rating: Rating): Vote => ({
  ...ballot(rating),
  voter: { memberId: 'me', name: 'me', removed: false },
  confidence: null,
  objectionEnd: null,
});
const first = (...votes: Vote[]) => ({ number: 1 as const, votes });
const second = (...votes: Vote[]) => ({ number: 2 as const, votes });

test.each([
  { says: 'a plain 2', cast: ballot(2), rounds: [first()], code: null },
  { says: '4 without a reason', cast: ballot(4), rounds: [first()], code: 'INVALID' },
  { says: '5 without a reason', cast: ballot(5), rounds: [first()], code: 'INVALID' },
  { says: '6 without a reason', cast: ballot(6), rounds: [first()], code: 'INVALID' },
  { says: '6 with a reason', cast: ballot(6, 'no basis'), rounds: [first()], code: null },
  { says: 'an objection without a reason', cast: ballot(1, '', true), rounds: [first()], code: 'INVALID' },
  { says: 'a revision in round 1', cast: ballot(3), rounds: [first(vote(1))], code: null },
  {
    says: 'a change in round 2 without a reason',
    cast: ballot(3),
    rounds: [first(vote(1)), second()],
    code: 'INVALID',
  },
  {
    says: 'a change in round 2 with a reason',
    cast: ballot(3, 'persuaded'),
    rounds: [first(vote(1)), second()],
    code: null,
  },
  { says: 'the same again in round 2', cast: ballot(1), rounds: [first(vote(1)), second()], code: null },
  { says: 'the same 4 again in round 2', cast: ballot(4), rounds: [first(vote(4)), second()], code: null },
  { says: 'a newcomer in round 2', cast: ballot(1), rounds: [first(), second()], code: null },
  { says: 'a second vote in round 2', cast: ballot(1, 'x'), rounds: [first(), second(vote(1))], code: 'CONFLICT' },
])('[V8] $says: $code', ({ cast, rounds, code }) => {
  const failure = findBallotError(cast, 'me', rounds);
  expect(failure && AppError.of(failure).code).toBe(code);
});
