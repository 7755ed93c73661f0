'use client';

import { SendToReview } from '#components/claim/send-to-review.tsx';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { describeFailure } from '#lib/failures.ts';
import { Ballot } from './ballot.tsx';
import { GateWords } from './gate-words.tsx';
import { ObjectionSteps } from './objection-steps.tsx';
import { RoundsResult } from './rounds-result.tsx';
import { closeRoundAction, openRoundAction } from './vote-actions.ts';

/** Voting on the current wording: the ballot, how many have voted, and after the reveal who said what and why. */
export function VotesPanel({ claim, viewerId }: { claim: ClaimView; viewerId: string }) {
  const { rounds } = claim.wording;
  const last = rounds.at(-1);
  return (
    <section
      id="votes"
      aria-label="Votes"
      className="grid scroll-mt-20 gap-5 rounded-lg border border-line bg-surface p-4"
    >
      <h2 className="font-semibold">Votes</h2>
      {!last && <NoRound claim={claim} />}
      <GateWords claim={claim} />
      <ObjectionSteps claim={claim} viewerId={viewerId} />
      <SendToReview claim={claim} />
      {last?.status === 'open' && <OpenRound claim={claim} round={last} />}
      <RoundsResult rounds={rounds} />
      <Ballot claim={claim} viewerId={viewerId} />
      <OpenNextRound claim={claim} />
    </section>
  );
}

function NoRound({ claim }: { claim: ClaimView }) {
  const before = claim.pastWordings[0]?.rounds.at(-1);
  return (
    <p className="text-muted">
      {before?.status === 'abandoned' && before.cause === 'voters_left'
        ? 'The last round ended early: too few members who may vote were left for the quorum. Its votes stay sealed, and voting starts over.'
        : 'No one has voted on this wording yet. Votes stay sealed until the round closes.'}
    </p>
  );
}

function OpenRound({
  claim,
  round,
}: {
  claim: ClaimView;
  round: Extract<ClaimView['wording']['rounds'][number], { status: 'open' }>;
}) {
  const closing = useCommand(closeRoundAction);
  const { number, votedCount, eligibleCount } = round;
  return (
    <div className="grid gap-2 rounded-md bg-sunken px-3 py-2">
      <p role="status">
        <span className="font-medium">Round {number}:</span> {votedCount} of {eligibleCount} have voted.
      </p>
      <p className="text-[0.8125rem] text-muted">
        No one sees a rating before the round closes; it closes by itself when everyone has voted.
      </p>
      {claim.steps.includes('close_round') && (
        <>
          <Button
            size="small"
            className="justify-self-start"
            busy={closing.pending}
            disabled={claim.closingBlocker !== null}
            onClick={() => closing.run({ claimId: claim.id, roundNumber: number })}
          >
            Close round
          </Button>
          {claim.closingBlocker && (
            <p className="text-[0.8125rem] text-muted">{describeFailure(claim.closingBlocker)}</p>
          )}
        </>
      )}
      <FailureNote of={closing} />
    </div>
  );
}

function OpenNextRound({ claim }: { claim: ClaimView }) {
  const opening = useCommand(openRoundAction);
  if (!claim.steps.includes('open_round') || claim.wording.rounds.length >= 2) return null;
  return (
    <div className="grid gap-2 justify-items-start">
      <Button size="small" variant="quiet" busy={opening.pending} onClick={() => opening.run({ claimId: claim.id })}>
        Open round {claim.wording.rounds.length + 1}
      </Button>
      <FailureNote of={opening} />
    </div>
  );
}
