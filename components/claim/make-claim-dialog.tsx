'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { readFieldError } from '#components/command/failure.ts';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import { CLAIM_TEXT_MAX_LENGTH } from '#lib/claim/claim-text.ts';
import { makeClaimAction } from './claim-actions.ts';

/** Makes a claim without a passage; its evidence is linked later. What is typed is kept when the dialog is closed. */
export function MakeClaimDialog({ storyId }: { storyId: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { text, change, settle } = useTextDraft(`claim:${storyId}`);
  const making = useCommand(makeClaimAction);

  function submit(event: FormEvent) {
    event.preventDefault();
    making.run({ storyId, text }, ({ claimId }) => {
      settle(text, '');
      setOpen(false);
      router.push(`/stories/${storyId}/claims/${claimId}`);
    });
  }

  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden className="size-4" />
        Make claim
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="A new claim" description="One statement that can be checked.">
        <form onSubmit={submit} className="grid gap-4">
          <TextArea
            label="Claim"
            value={text}
            maxLength={CLAIM_TEXT_MAX_LENGTH}
            onChange={(event) => change(event.target.value)}
            error={readFieldError(making.failure)}
            hint="Say who did what, where and when, in your own words."
          />
          <FailureNote of={making} exceptInvalid />
          <DialogActions>
            <Button type="submit" variant="primary" busy={making.pending}>
              Make claim
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
