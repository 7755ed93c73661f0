import { Badge } from '#components/ui/badge.tsx';
import { RATING_WORDS } from '#lib/gate/rating.ts';
import type { Vote } from '#lib/vote/round.ts';

/** The voter's name, marked if they are no longer a member. */
export function VoterName({ voter }: { voter: Vote['voter'] }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 font-medium">
      {voter.name}
      {voter.removed && <Badge>no longer a member</Badge>}
    </span>
  );
}

/** What one revealed vote said: rating, confidence, objection and how it ended, reason. `named`: after its voter's name. */
export function VoteWords({ vote, named = false }: { vote: Vote; named?: boolean }) {
  const { rating, confidence, reason, objection, objectionEnd } = vote;
  return (
    <div className="grid gap-0.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {named && <VoterName voter={vote.voter} />}
        <span>
          {rating} {RATING_WORDS[rating]}
        </span>
        {confidence && <span className="text-muted">{confidence} confidence</span>}
        {objection && (
          <Badge className={objectionEnd ? 'text-muted' : 'text-danger'}>
            {objectionEnd ? `objection ${objectionEnd.how}` : 'objects'}
          </Badge>
        )}
      </p>
      {reason && <p className="text-muted">{reason}</p>}
      {objectionEnd?.how === 'overruled' && (
        <p className="text-muted">
          Overruled by {objectionEnd.by.name}: {objectionEnd.reason}
        </p>
      )}
      {objectionEnd?.how === 'withdrawn' && objectionEnd.reason && (
        <p className="text-muted">Withdrawn: {objectionEnd.reason}</p>
      )}
    </div>
  );
}
