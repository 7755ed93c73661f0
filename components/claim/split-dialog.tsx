'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { SelectField, TextArea } from '#components/ui/field.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import { CLAIM_TEXT_MAX_LENGTH } from '#lib/claim/claim-text.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { STANCE_WORDS } from '#lib/claim/stance.ts';
import { splitClaimAction } from './claim-actions.ts';
import { RewordedMeanwhile } from './reworded-meanwhile.tsx';

type Share = 'stays' | 'moves' | 'both';

/** Splits a claim that says two things: a text for each, and the place of each passage. */
export function SplitDialog({ claim }: { claim: ClaimView }) {
  const [open, setOpen] = useState(false);
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
        <SplitForm claim={claim} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** What is typed and chosen stays when a colleague changes the claim meanwhile; a passage that comes stays with this claim. */
function SplitForm({ claim, onDone }: { claim: ClaimView; onDone: () => void }) {
  const router = useRouter();
  const [openedAt] = useState(claim.wording);
  const kept = useTextDraft(`split:${claim.id}`, openedAt.text);
  const made = useTextDraft(`split-off:${claim.id}`);
  const [shares, setShares] = useState<Record<string, Share>>({});
  const splitting = useCommand(splitClaimAction);

  function submit(event: FormEvent) {
    event.preventDefault();
    const { id: claimId, version: claimVersion, storyId, evidence } = claim;
    const known = Object.fromEntries(Object.entries(shares).filter(([id]) => evidence.some((one) => one.id === id)));
    const said = { keptText: kept.text, newText: made.text, shares: known };
    splitting.run({ claimId, claimVersion, ...said }, ({ newClaimId }) => {
      kept.settle(kept.text);
      made.settle(made.text, '');
      onDone();
      router.push(`/stories/${storyId}/claims/${newClaimId}`);
    });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <RewordedMeanwhile wording={claim.wording} openedAt={openedAt.number} />
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
      <DialogActions>
        <Button type="submit" variant="primary" busy={splitting.pending}>
          Split the claim
        </Button>
      </DialogActions>
    </form>
  );
}

function readShare(value: string): Share {
  return value === 'moves' || value === 'both' ? value : 'stays';
}
