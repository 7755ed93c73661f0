import { describeGate } from '#lib/gate/describe-gate.ts';
import { type ComparedVote, compareRounds, describeChanges } from '#lib/vote/compare-rounds.ts';
import type { RoundView } from '#lib/vote/round-view.ts';
import { RoundResult } from './round-result.tsx';
import { VoterName, VoteWords } from './vote-line.tsx';
import { VoteSpread } from './vote-spread.tsx';

/** The rounds of one wording: two revealed ones side by side, otherwise each as far as it may be shown. */
export function RoundsResult({ rounds }: { rounds: readonly RoundView[] }) {
  const [first, second] = rounds;
  if (first?.status === 'closed' && second?.status === 'closed') return <TwoRounds first={first} second={second} />;
  return rounds.toReversed().map((round) => <RoundResult key={round.id} round={round} />);
}

type ClosedRound = Extract<RoundView, { status: 'closed' }>;

function TwoRounds({ first, second }: { first: ClosedRound; second: ClosedRound }) {
  const compared = compareRounds(first, second);
  return (
    <section aria-label="Both rounds" className="grid gap-3 text-[0.875rem]">
      <h3 className="font-semibold">
        Both rounds <span className="font-normal text-muted">{describeChanges(compared)}</span>
      </h3>
      <table className="w-full table-fixed text-left">
        <thead>
          <tr>
            {[first, second].map((round) => (
              <th key={round.id} scope="col" className="px-1 pb-2 align-bottom font-normal">
                <span className="mb-1 block font-semibold text-[0.8125rem]">Round {round.number}</span>
                <VoteSpread votes={round.votes} />
              </th>
            ))}
          </tr>
        </thead>
        {compared.map((line) => (
          <tbody key={line.voter.memberId} className="border-line border-t">
            <tr>
              <th scope="rowgroup" colSpan={2} className="px-1 pt-2 font-normal">
                <VoterName voter={line.voter} />
              </th>
            </tr>
            <tr className="align-top">
              <td className="px-1 pt-0.5 pb-2">
                {line.first ? <VoteWords vote={line.first} /> : <span className="text-muted">Not there yet</span>}
              </td>
              <td className="px-1 pt-0.5 pb-2">
                <SecondVote line={line} />
              </td>
            </tr>
          </tbody>
        ))}
      </table>
      <p className="text-[0.8125rem] text-muted">
        At the close of round 1: {describeGate(first.outcome)} At the close of round 2: {describeGate(second.outcome)}
      </p>
    </section>
  );
}

function SecondVote({ line: { second, change } }: { line: ComparedVote }) {
  if (!second) return <span className="text-muted">Did not vote in round 2; the vote of round 1 counts</span>;
  return (
    <>
      <VoteWords vote={second} />
      {change === 'changed' && <p className="font-medium text-[0.75rem] text-accent">changed</p>}
    </>
  );
}
