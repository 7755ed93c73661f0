'use client';

import { useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { removeEvidenceAction } from './claim-actions.ts';

/** Removes a passage from its claim, after asking. */
export function RemoveEvidence({ evidenceId, quote }: { evidenceId: string; quote: string }) {
  const [open, setOpen] = useState(false);
  const removing = useCommand(removeEvidenceAction);

  function remove() {
    removing.run({ evidenceId }, () => setOpen(false));
  }

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={`Remove evidence: ${quote}`}
        className="touchable cursor-pointer text-muted underline underline-offset-2"
      >
        Remove
      </button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Remove this passage from the claim?"
        description="The article and its annotations stay as they are, and the passage can be linked again."
      >
        <blockquote className="mb-4 line-clamp-4 border-line border-s-2 ps-3 font-serif">{quote}</blockquote>
        <FailureNote of={removing} />
        <DialogActions>
          <Button variant="danger" busy={removing.pending} onClick={remove}>
            Remove evidence
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
