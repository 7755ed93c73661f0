import type { Failure } from '#lib/failures.ts';
import { needsReason, type Rating } from '#lib/gate/rating.ts';
import type { RoundRecord } from './round.ts';

/**
 * What is wrong with a ballot for the last of these rounds, null when it may be cast. Ratings 4, 5 and 6,
 * objections and every change in round 2 need a reason, a vote that is confirmed does not; in round 2 each member votes once.
 */
export function findBallotError(
  ballot: { rating: Rating; reason: string; objection: boolean },
  memberId: string,
  rounds: readonly Pick<RoundRecord, 'number' | 'votes'>[],
): Failure | null {
  const votes = rounds.map((round) => round.votes.find(({ voter }) => voter.memberId === memberId));
  const isSecond = rounds.at(-1)?.number === 2;
  if (isSecond && votes.at(-1)) {
    return ['ballot.one-revision'];
  }
  if (ballot.reason !== '') return null;
  const first = isSecond ? votes[0] : undefined;
  const isChange = first && (first.rating !== ballot.rating || first.objection !== ballot.objection);
  // Who confirms their vote has said why.
  if (first && !isChange) return null;
  if (needsReason(ballot.rating, ballot.objection)) {
    return ['ballot.needs-reason'];
  }
  if (isChange) {
    return ['ballot.change-needs-reason'];
  }
  return null;
}
