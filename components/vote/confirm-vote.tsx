'use client';

import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { type Ballot, isObjectionOpen } from '#lib/vote/round.ts';
import { castVoteAction } from './vote-actions.ts';

type ConfirmVoteProps = { claim: ClaimView; own: Ballot; onCast: () => void };

/** Casts the vote of round 1 unchanged in round 2, which is open. */
export function ConfirmVote({ claim: { id: claimId, wording }, own, onCast }: ConfirmVoteProps) {
  const casting = useCommand(castVoteAction);
  const { rating, confidence } = own;
  const unchanged = { rating, confidence, objection: isObjectionOpen(own) };
  return (
    <>
      <Button
        size="small"
        busy={casting.pending}
        onClick={() =>
          casting.run({ claimId, wordingNumber: wording.number, roundNumber: 2, ...unchanged }, () => onCast())
        }
      >
        Confirm my vote
      </Button>
      <FailureNote of={casting} />
    </>
  );
}
