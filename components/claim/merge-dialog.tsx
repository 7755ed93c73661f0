'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { mergeClaimsAction } from './claim-actions.ts';
import { ClaimPicker } from './claim-picker.tsx';

/** Merges the claim into another one that says the same, and says first what happens to both. */
export function MergeDialog({ claim }: { claim: ClaimView }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [intoClaimId, setInto] = useState<string | null>(null);
  const merging = useCommand(mergeClaimsAction);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!intoClaimId) return;
    merging.run({ claimId: claim.id, claimVersion: claim.version, intoClaimId }, () => {
      setOpen(false);
      router.push(`/stories/${claim.storyId}/claims/${intoClaimId}`);
    });
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Merge
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Merge claim ${claim.number} into another`}
        description="For two claims that say the same."
      >
        <form onSubmit={submit} className="grid gap-4">
          <Notice>
            The other claim keeps its words, its votes and its state, and gets the evidence that it lacks. This one’s
            history stays readable there, and its address leads there.{' '}
            {claim.state === 'voting' && 'Its open round ends, its votes sealed. '}The merge can be undone there, until
            that claim is approved or rejected.
          </Notice>
          <ClaimPicker
            storyId={claim.storyId}
            purpose="merge"
            exceptId={claim.id}
            value={intoClaimId}
            onChange={({ id }) => setInto(id)}
          />
          <FailureNote of={merging} />
          <DialogActions>
            <Button type="submit" variant="primary" busy={merging.pending} disabled={intoClaimId === null}>
              Merge claims
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
