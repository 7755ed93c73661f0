'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { SelectField, TextArea } from '#components/ui/field.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import { CLAIM_TEXT_MAX_LENGTH } from '#lib/claim/claim-text.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { STANCE_WORDS } from '#lib/claim/stance.ts';
import { splitClaimAction } from './claim-actions.ts';

type Share = 'stays' | 'moves' | 'both';

/** Splits a claim that says two things: a text for each, and the place of each passage. */
export function SplitDialog({ claim }: { claim: ClaimView }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const kept = useTextDraft(`split:${claim.id}:${claim.wording.number}`, claim.wording.text);
  const made = useTextDraft(`split-off:${claim.id}`);
  const [shares, setShares] = useState<Record<string, Share>>({});
  const splitting = useCommand(splitClaimAction);

  function submit(event: FormEvent) {
    event.preventDefault();
    const { id: claimId, version: claimVersion, storyId } = claim;
    splitting.run({ claimId, claimVersion, keptText: kept.text, newText: made.text, shares }, ({ newClaimId }) => {
      kept.settle(kept.text);
      made.settle('');
      setOpen(false);
      router.push(`/stories/${storyId}/claims/${newClaimId}`);
    });
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Split
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Split claim ${claim.number}`}
        description="For a claim that says two things that may not both be so."
      >
        <form onSubmit={submit} className="grid gap-4">
          <TextArea
            label="What this claim keeps"
            rows={2}
            value={kept.text}
            maxLength={CLAIM_TEXT_MAX_LENGTH}
            onChange={(event) => kept.change(event.target.value)}
            hint="Other words are a new wording: voting starts over, the history stays."
          />
          <TextArea
            label="What the new claim says"
            rows={2}
            value={made.text}
            maxLength={CLAIM_TEXT_MAX_LENGTH}
            onChange={(event) => made.change(event.target.value)}
          />
          {claim.evidence.length > 0 && (
            <fieldset className="grid gap-3">
              <legend className="mb-1 font-medium text-[0.8125rem]">Where each passage belongs</legend>
              {claim.evidence.map(({ id, outlet, stance, selector }) => (
                <div key={id} className="grid gap-2 border-line border-t pt-3 sm:grid-cols-[1fr_10rem] sm:items-center">
                  <p className="text-[0.8125rem]">
                    <span className="line-clamp-2 font-serif text-[0.9375rem]">{selector.exact}</span>
                    <span className="text-muted">
                      {outlet}, {STANCE_WORDS[stance].toLowerCase()}
                    </span>
                  </p>
                  <SelectField
                    label="Belongs to"
                    labelHidden
                    value={shares[id] ?? 'stays'}
                    onChange={({ target }) => setShares({ ...shares, [id]: readShare(target.value) })}
                  >
                    <option value="stays">This claim</option>
                    <option value="moves">The new one</option>
                    <option value="both">Both</option>
                  </SelectField>
                </div>
              ))}
            </fieldset>
          )}
          <FailureNote of={splitting} />
          <Button type="submit" variant="primary" busy={splitting.pending} className="justify-self-end">
            Split the claim
          </Button>
        </form>
      </Dialog>
    </>
  );
}

function readShare(value: string): Share {
  return value === 'moves' || value === 'both' ? value : 'stays';
}
