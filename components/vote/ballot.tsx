'use client';

import { useEffect, useRef, useState } from 'react';
import { RewordedMeanwhile } from '#components/claim/reworded-meanwhile.tsx';
import { Button } from '#components/ui/button.tsx';
import { type ClaimView, findBallotRound } from '#lib/claim/claim-view.ts';
import { RATING_WORDS } from '#lib/gate/rating.ts';
import type { Ballot as OwnBallot } from '#lib/vote/round.ts';
import { BallotForm, useBallotDraft } from './ballot-form.tsx';
import { ConfirmVote } from './confirm-vote.tsx';

/** The viewer's ballot on the current wording, and what they said last. */
export function Ballot({ claim, viewerId }: { claim: ClaimView; viewerId: string }) {
  const { wording, mayVote, state } = claim;
  const roundNumber = mayVote ? findBallotRound(state, wording.rounds) : null;
  const isOpenRound = wording.rounds.at(-1)?.status === 'open';
  const own = findOwnBallot(claim, viewerId);
  const place = useRef<HTMLDivElement>(null);
  const [readAt] = useState(wording.number);
  const [hasCast, setHasCast] = useState(false);

  // The form that held the focus is gone: what stands in its place takes it, and is read out.
  useEffect(() => {
    if (!hasCast || place.current?.querySelector('form')) return;
    setHasCast(false);
    place.current?.focus();
  });

  if (roundNumber === null && !(isOpenRound && own)) return null;
  return (
    <div ref={place} tabIndex={-1} className="grid gap-3 border-line border-t pt-4">
      {wording.author.memberId !== viewerId && <RewordedMeanwhile wording={wording} openedAt={readAt} />}
      {roundNumber === null ? (
        <p>{describeOwn(own, isOpenRound)}</p>
      ) : (
        <RoundBallot
          key={`${wording.number} ${roundNumber}`}
          {...{ claim, roundNumber, own, isOpenRound }}
          onCast={() => setHasCast(true)}
        />
      )}
    </div>
  );
}

type RoundBallotProps = {
  claim: ClaimView;
  roundNumber: 1 | 2;
  own: OwnBallot | null;
  isOpenRound: boolean;
  onCast: () => void;
};

/**
 * The ballot of one round. It stands open until the viewer has voted; from then on, and once a round was revealed, it is one
 * line, until they ask for it or have begun to fill it in.
 */
function RoundBallot({ claim, roundNumber, own, isOpenRound, onCast }: RoundBallotProps) {
  const ballot = useBallotDraft(claim, roundNumber, own);
  const [isAsked, setIsAsked] = useState(false);
  const isFirst = own === null && (roundNumber === 1 || isOpenRound);
  if (isFirst || isAsked || ballot.isBegun) {
    const finish = () => {
      setIsAsked(false);
      onCast();
    };
    const putAway = () => {
      ballot.drop();
      setIsAsked(false);
    };
    return (
      <>
        {roundNumber === 2 && (
          <p className="text-[0.875rem] text-muted">
            The votes are revealed. Each member can revise their vote once, with a reason, or confirm it unchanged: that
            is round 2, sealed again until it closes.
          </p>
        )}
        <BallotForm {...{ claim, roundNumber, own, ballot }} onCast={finish} onCancel={isFirst ? null : putAway} />
      </>
    );
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p>{describeOwn(own, isOpenRound && roundNumber === 1)}</p>
      <div className="flex flex-wrap gap-2">
        {own && roundNumber === 2 && isOpenRound && <ConfirmVote {...{ claim, own, onCast }} />}
        <Button size="small" onClick={() => setIsAsked(true)}>
          {own ? 'Revise my vote' : 'Vote in round 2'}
        </Button>
      </div>
    </div>
  );
}

function describeOwn(own: OwnBallot | null, isOfOpenRound: boolean): string {
  if (!own) return 'You did not vote in round 1.';
  const rating = `${own.rating} ${RATING_WORDS[own.rating]}`;
  return `${isOfOpenRound ? 'Your vote is in. ' : ''}You rated it ${rating}.`;
}

/** The viewer's last ballot on the current wording, from an open round or a revealed one. */
function findOwnBallot(claim: ClaimView, viewerId: string): OwnBallot | null {
  for (const round of claim.wording.rounds.toReversed()) {
    const own =
      round.status === 'closed' ? round.votes.find(({ voter }) => voter.memberId === viewerId) : round.ownBallot;
    if (own) return own;
  }
  return null;
}
