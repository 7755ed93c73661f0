'use client';

import type { FormEvent } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { SelectField, TextArea } from '#components/ui/field.tsx';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import { type FormDraft, useFormDraft } from '#components/ui/use-form-draft.ts';
import { type TextDraft, useTextDraft } from '#components/ui/use-text-draft.ts';
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
  mark: String(rating),
  label: RATING_WORDS[rating],
  hint: RATING_HINTS[rating],
}));

export type BallotDraft = FormDraft<{ rating: string; confidence: string; objection: boolean }> & {
  reason: TextDraft;
  /** Something was chosen or typed, and not sent yet. */
  isBegun: boolean;
  /** Drops what was chosen and typed. */
  drop: () => void;
};

/** What is chosen and typed, kept in this tab. The choices are of one wording and round; the reason outlives both. */
export function useBallotDraft({ id, wording }: ClaimView, roundNumber: 1 | 2, own: Ballot | null): BallotDraft {
  const cast = {
    rating: own ? String(own.rating) : '',
    confidence: own?.confidence ?? '',
    objection: own !== null && isObjectionOpen(own),
  };
  const castReason = roundNumber === 1 ? (own?.reason ?? '') : '';
  const choices = useFormDraft(`ballot:${id}:${wording.number}:${roundNumber}`, cast);
  const reason = useTextDraft(`ballot:${id}`, castReason);
  return {
    ...choices,
    reason,
    isBegun: JSON.stringify(choices.draft) !== JSON.stringify(cast) || reason.text.trim() !== castReason,
    drop: () => {
      choices.settle(choices.draft, cast);
      reason.settle(reason.text, castReason);
    },
  };
}

type BallotFormProps = {
  claim: ClaimView;
  roundNumber: 1 | 2;
  own: Ballot | null;
  ballot: BallotDraft;
  onCast: () => void;
  /** Puts the form away, where a vote stands already. */
  onCancel: (() => void) | null;
};

/** The ballot: credibility, confidence, reason, objection. A refused vote keeps every choice. */
export function BallotForm({ claim, roundNumber, own, ballot, onCast, onCancel }: BallotFormProps) {
  const { draft, change, settle, reason } = ballot;
  const { rating, confidence, objection } = draft;
  const casting = useCommand(castVoteAction);
  const chosen = Number(rating);
  const reasonNeeded = isRating(chosen) && (needsReason(chosen, objection) || (roundNumber === 2 && own !== null));

  function submit(event: FormEvent) {
    event.preventDefault();
    const { id: claimId, wording } = claim;
    const said = { confidence: readConfidence(confidence), reason: reason.text, objection };
    casting.run({ claimId, wordingNumber: wording.number, roundNumber, rating: chosen, ...said }, () => {
      settle(draft);
      reason.settle(reason.text);
      onCast();
    });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <RadioGroup
        label="Credibility"
        options={OPTIONS}
        value={rating || null}
        onChange={(next) => change({ rating: next })}
      />
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
        onChange={(event) => change({ confidence: event.target.value })}
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
          onChange={(event) => change({ objection: event.target.checked })}
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
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant={own ? 'secondary' : 'primary'} busy={casting.pending}>
          {own ? 'Revise vote' : 'Cast vote'}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}

function describeReason(needed: boolean, roundNumber: 1 | 2): string {
  if (roundNumber === 2) return 'Needed when you change your vote: say what changed your mind.';
  return needed
    ? 'Needed for this rating.'
    : 'Needed for doubtful, improbable, cannot be judged, and for an objection.';
}

function readConfidence(value: string): Confidence | null {
  return CONFIDENCES.find((level) => level === value) ?? null;
}
