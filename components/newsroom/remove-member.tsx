'use client';

import { useState } from 'react';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { removeMemberAction } from './newsroom-actions.ts';

/** Removes a member, after saying what stays and what ends. */
export function RemoveMember({ memberId, name }: { memberId: string; name: string }) {
  const [open, setOpen] = useState(false);
  const { pending, failure, run } = useCommand();

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
        {failure && <Notice tone="error">{failure}</Notice>}
        <div className="mt-4 flex justify-end">
          <Button
            variant="danger"
            busy={pending}
            onClick={() =>
              run(
                () => removeMemberAction({ memberId }),
                () => setOpen(false),
              )
            }
          >
            Remove member
          </Button>
        </div>
      </Dialog>
    </>
  );
}
