import { describeGate } from '#lib/gate/describe-gate.ts';
import type { RoundView } from '#lib/vote/round-view.ts';
import { VoteWords } from './vote-line.tsx';
import { VoteSpread } from './vote-spread.tsx';

/** A round as it may be shown: revealed votes, or only how many there were. */
export function RoundResult({ round }: { round: RoundView }) {
  if (round.status === 'open') return null;
  if (round.status === 'abandoned') {
    return (
      <p className="text-muted">
        Round {round.number} ended early with {round.votedCount} vote{round.votedCount === 1 ? '' : 's'}
        {round.cause === 'voters_left' && ', since too few members who may vote were left for the quorum'}; they stay
        sealed.
      </p>
    );
  }
  return (
    <section aria-label={`Round ${round.number}`} className="grid gap-3">
      <h3 className="font-semibold text-[0.875rem]">
        Round {round.number}{' '}
        <span className="font-normal text-muted">
          closed {round.closedBy ? `by ${round.closedBy.name}` : 'when everyone had voted'}
        </span>
      </h3>
      <VoteSpread votes={round.votes} />
      <ul className="grid gap-2">
        {round.votes.map((vote) => (
          <li key={vote.voter.memberId} className="text-[0.875rem]">
            <VoteWords vote={vote} named />
          </li>
        ))}
      </ul>
      <p className="text-[0.8125rem] text-muted">At closing: {describeGate(round.outcome)}</p>
    </section>
  );
}
