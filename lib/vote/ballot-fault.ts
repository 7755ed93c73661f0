import { needsReason, type Rating } from './rating.ts';
import type { RoundRecord } from './round.ts';

type Fault = { code: 'INVALID' | 'CONFLICT'; words: string };

/**
 * What is wrong with a ballot for the last of these rounds, as a sentence; null when it may be cast. Ratings 4, 5 and 6,
 * objections and every change in round 2 need a reason; in round 2 each member votes once.
 */
export function findBallotFault(
  ballot: { rating: Rating; reason: string; objection: boolean },
  memberId: string,
  rounds: readonly Pick<RoundRecord, 'number' | 'votes'>[],
): Fault | null {
  const votes = rounds.map((round) => round.votes.find(({ voter }) => voter.memberId === memberId));
  const isSecond = rounds.at(-1)?.number === 2;
  if (isSecond && votes.at(-1)) {
    return { code: 'CONFLICT', words: 'You have voted in round 2 already; each vote may be revised once.' };
  }
  if (ballot.reason !== '') return null;
  if (needsReason(ballot.rating, ballot.objection)) {
    return { code: 'INVALID', words: 'Say why: a rating of 4, 5 or 6 and every objection need a reason.' };
  }
  const first = isSecond ? votes[0] : undefined;
  if (first && (first.rating !== ballot.rating || first.objection !== ballot.objection)) {
    return { code: 'INVALID', words: 'Say why: a vote that changes after the reveal needs a reason.' };
  }
  return null;
}
