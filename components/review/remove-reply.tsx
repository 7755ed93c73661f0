'use client';

import { useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import type { Reply } from '#lib/reply/reply.ts';
import { removeReplyAction } from './review-actions.ts';

/** Removes a request for reply that was recorded by mistake, after asking. */
export function RemoveReply({ reply }: { reply: Reply }) {
  const [open, setOpen] = useState(false);
  const removing = useCommand(removeReplyAction);

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={`Remove the request to ${reply.party}`}
        className="cursor-pointer text-muted underline underline-offset-2"
      >
        Remove
      </button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Remove the request to ${reply.party}?`}
        description="For one that was noted by mistake. The audit log keeps that it was there."
      >
        <FailureNote of={removing} />
        <DialogActions>
          <Button
            variant="danger"
            busy={removing.pending}
            onClick={() => removing.run({ replyId: reply.id }, () => setOpen(false))}
          >
            Remove request
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
