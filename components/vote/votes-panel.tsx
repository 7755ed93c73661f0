'use client';

import { useState } from 'react';
import { SendToReview } from '#components/claim/send-to-review.tsx';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import type { NamedMember } from '#lib/claim-desk/claim-desk.ts';
import { describeFailure } from '#lib/failures.ts';
import { Ballot } from './ballot.tsx';
import { GateWords } from './gate-words.tsx';
import { ObjectionSteps } from './objection-steps.tsx';
import { RoundsResult } from './rounds-result.tsx';
import { closeRoundAction, openRoundAction } from './vote-actions.ts';

type VotesPanelProps = { claim: ClaimView; viewerId: string; members: readonly NamedMember[] };

/** Voting on the current wording: the ballot, how many have voted, and after the reveal who said what and why. */
export function VotesPanel({ claim, viewerId, members }: VotesPanelProps) {
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
      {last?.status === 'open' && <OpenRound claim={claim} round={last} members={members} />}
      <RoundsResult rounds={rounds} />
      <Ballot claim={claim} viewerId={viewerId} />
      <OpenNextRound claim={claim} />
    </section>
  );
}

function NoRound({ claim }: { claim: ClaimView }) {
  const before = claim.pastWordings[0]?.rounds.at(-1);
  if (claim.evidence.length === 0) {
    return <p className="text-muted">Link a passage first: a claim without evidence is not voted on.</p>;
  }
  return (
    <p className="text-muted">
      {before?.status === 'abandoned' && before.cause === 'voters_left'
        ? 'The last round ended early: too few members who may vote were left for the quorum. Its votes stay sealed, and voting starts over.'
        : 'No one has voted on this wording yet. Votes stay sealed until the round closes.'}
    </p>
  );
}

type OpenRoundProps = {
  claim: ClaimView;
  round: Extract<ClaimView['wording']['rounds'][number], { status: 'open' }>;
  members: readonly NamedMember[];
};

function OpenRound({ claim, round, members }: OpenRoundProps) {
  const closing = useCommand(closeRoundAction);
  const [isAsking, setIsAsking] = useState(false);
  const unanswered = members.filter(({ id }) => claim.unansweredIds.includes(id)).map(({ name }) => name);
  const close = () => closing.run({ claimId: claim.id, roundNumber: number }, () => setIsAsking(false));
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
            onClick={() => (unanswered.length > 0 ? setIsAsking(true) : close())}
          >
            Close round
          </Button>
          {claim.closingBlocker && (
            <p className="text-[0.8125rem] text-muted">{describeFailure(claim.closingBlocker)}</p>
          )}
        </>
      )}
      {unanswered.length > 0 && (
        <p className="text-[0.8125rem] text-muted">Not answered yet: {unanswered.join(', ')}.</p>
      )}
      <Dialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title="Close round 2?"
        description={`${unanswered.join(', ')} did not vote in round 2. Their votes of round 1 count. A closed round cannot be opened again.`}
      >
        <FailureNote of={closing} />
        <DialogActions>
          <Button variant="primary" busy={closing.pending} onClick={close}>
            Close without them
          </Button>
        </DialogActions>
      </Dialog>
      {!isAsking && <FailureNote of={closing} />}
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
