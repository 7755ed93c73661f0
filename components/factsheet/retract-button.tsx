'use client';

import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import { retractFactSheetAction } from './factsheet-actions.ts';

type RetractButtonProps = {
  storyId: string;
  /** The newest version. */
  number: number;
  retracted: boolean;
};

/** Retracts the published sheet, with a reason for readers; or says that it is retracted, and how to reverse that. */
export function RetractButton({ storyId, number, retracted }: RetractButtonProps) {
  const [asks, setAsks] = useState(false);
  const reason = useTextDraft(`retraction:${storyId}`);
  const retracting = useCommand(retractFactSheetAction);
  if (retracted) {
    return (
      <p className="text-muted text-sm">
        The sheet is retracted. To publish a version takes that back, as a correction.
      </p>
    );
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    retracting.run({ storyId, number, reason: reason.text }, () => {
      reason.settle(reason.text, '');
      setAsks(false);
    });
  }

  return (
    <section aria-labelledby="retract" className="border-line border-t pt-5">
      <h2 id="retract" className="font-semibold">
        Retract
      </h2>
      <p className="mt-1 mb-3 text-muted text-sm">For a sheet that should not have been published at all.</p>
      <Button variant="danger" onClick={() => setAsks(true)}>
        Retract the fact sheet…
      </Button>
      <Dialog
        open={asks}
        onOpenChange={setAsks}
        title="Retract the fact sheet"
        description="The page stays at its address with your reason at its top, and search engines are asked to drop it."
      >
        <form onSubmit={submit} className="grid gap-4">
          <TextArea
            label="Why, for readers"
            value={reason.text}
            onChange={(event) => reason.change(event.target.value)}
            maxLength={1000}
            required
          />
          <FailureNote of={retracting} />
          <DialogActions>
            <Button type="submit" variant="danger" busy={retracting.pending} disabled={reason.text.trim() === ''}>
              Retract version {number}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </section>
  );
}
