'use client';

import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { SelectField, TextArea } from '#components/ui/field.tsx';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import {
  CONFIDENCES,
  type Confidence,
  isRating,
  needsReason,
  RATING_HINTS,
  RATING_WORDS,
  RATINGS,
} from '#lib/gate/rating.ts';
import { type Ballot, isObjectionOpen } from '#lib/vote/round.ts';
import { castVoteAction } from './vote-actions.ts';

const OPTIONS = RATINGS.map((rating) => ({
  value: String(rating),
  label: RATING_WORDS[rating],
  hint: RATING_HINTS[rating],
}));

type BallotFormProps = { claim: ClaimView; roundNumber: 1 | 2; own: Ballot | null };

/** The ballot: credibility, confidence, reason, objection. A refused vote keeps every choice. */
export function BallotForm({ claim, roundNumber, own }: BallotFormProps) {
  const [rating, setRating] = useState<string | null>(own ? String(own.rating) : null);
  const [confidence, setConfidence] = useState<Confidence | ''>(own?.confidence ?? '');
  const reason = useTextDraft(`ballot:${claim.id}`, roundNumber === 1 ? (own?.reason ?? '') : '');
  const [objection, setObjection] = useState(own !== null && isObjectionOpen(own));
  const casting = useCommand(castVoteAction);
  const chosen = Number(rating ?? 0);
  const reasonNeeded = isRating(chosen) && (needsReason(chosen, objection) || (roundNumber === 2 && own !== null));

  function submit(event: FormEvent) {
    event.preventDefault();
    const { id: claimId, wording } = claim;
    const said = { confidence: confidence === '' ? null : confidence, reason: reason.text, objection };
    casting.run({ claimId, wordingNumber: wording.number, roundNumber, rating: chosen, ...said }, () =>
      reason.settle(reason.text),
    );
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <RadioGroup label="Credibility" options={OPTIONS} value={rating} onChange={setRating} />
      <TextArea
        label="Reason"
        rows={3}
        value={reason.text}
        onChange={(event) => reason.change(event.target.value)}
        hint={describeReason(reasonNeeded, roundNumber)}
      />
      <SelectField
        label="Confidence"
        value={confidence}
        onChange={(event) => setConfidence(readConfidence(event.target.value))}
      >
        <option value="">Not said</option>
        {CONFIDENCES.map((level) => (
          <option key={level} value={level}>
            {`${level.charAt(0).toUpperCase()}${level.slice(1)}`}
          </option>
        ))}
      </SelectField>
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          checked={objection}
          onChange={(event) => setObjection(event.target.checked)}
          className="mt-1 size-4 accent-accent"
        />
        <span>
          I object
          <span className="block text-[0.8125rem] text-muted">
            Blocks the claim until it is withdrawn or overruled. Needs a reason.
          </span>
        </span>
      </label>
      <FailureNote of={casting} />
      <Button type="submit" variant="primary" busy={casting.pending}>
        {own ? 'Revise vote' : 'Cast vote'}
      </Button>
    </form>
  );
}

function describeReason(needed: boolean, roundNumber: 1 | 2): string {
  if (roundNumber === 2) return 'Needed when you change your vote: say what changed your mind.';
  return needed
    ? 'Needed for this rating.'
    : 'Needed for doubtful, improbable, cannot be judged, and for an objection.';
}

function readConfidence(value: string): Confidence | '' {
  return CONFIDENCES.find((level) => level === value) ?? '';
}
