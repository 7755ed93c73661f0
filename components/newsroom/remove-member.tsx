'use client';

import { useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { removeMemberAction } from './newsroom-actions.ts';

/** Removes a member, after saying what stays and what ends. */
export function RemoveMember({ memberId, name }: { memberId: string; name: string }) {
  const [open, setOpen] = useState(false);
  const removing = useCommand(removeMemberAction);

  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setOpen(true)} aria-label={`Remove ${name}`}>
        Remove
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Remove ${name} from the newsroom?`}
        description="They are signed out at once, everywhere. Their contributions and votes stay, marked as a former member’s. A round that waits for nobody else closes."
      >
        <FailureNote of={removing} />
        <DialogActions>
          <Button
            variant="danger"
            busy={removing.pending}
            onClick={() => removing.run({ memberId }, () => setOpen(false))}
          >
            Remove member
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
