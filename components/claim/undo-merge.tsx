'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { undoMergeAction } from './claim-actions.ts';

/** Undoes a merge, and says first what happens to both claims. Leads to its page. */
export function UndoMerge({ claim }: { claim: ClaimView }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const undoing = useCommand(undoMergeAction);
  const { id, storyId, number, wording, mergedInto } = claim;

  function undo() {
    undoing.run({ claimId: id }, () => {
      setOpen(false);
      router.push(`/stories/${storyId}/claims/${id}`);
    });
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} aria-label={`Undo the merge of claim ${number}`}>
        Undo merge
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Let claim ${number} stand by itself again?`}
        description={`It is restored as it was, with its evidence, votes and discussion. Evidence that it brought leaves claim ${mergedInto?.number}.`}
      >
        <blockquote className="mb-4 line-clamp-4 border-line border-s-2 ps-3 font-serif">{wording.text}</blockquote>
        {claim.state === 'voting' && (
          <Notice>The round that the merge ended stays sealed: voting on it starts over.</Notice>
        )}
        <FailureNote of={undoing} />
        <DialogActions>
          <Button variant="primary" busy={undoing.pending} onClick={undo}>
            Undo merge
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
