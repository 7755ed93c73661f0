'use client';

import { useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { sendToReviewAction } from '#components/review/review-actions.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { allowsReview } from '#lib/gate/gate.ts';
import { isUnchangedSinceReview } from '#lib/review/is-unchanged-since-review.ts';

/** "Send to review", where the state allows it; if it is too early it says what is missing, and if nothing changed it asks. */
export function SendToReview({ claim }: { claim: ClaimView }) {
  const [asks, setAsks] = useState(false);
  const sending = useCommand(sendToReviewAction);
  if (!claim.steps.includes('send_to_review')) return null;
  const ready = claim.gate !== null && allowsReview(claim.gate);
  const send = () => sending.run({ claimId: claim.id }, () => setAsks(false));
  const [last] = claim.reviews;
  return (
    <div className="grid gap-2">
      <Button
        variant={ready ? 'primary' : 'secondary'}
        busy={sending.pending}
        className="justify-self-start"
        onClick={() => (isUnchangedSinceReview(claim) ? setAsks(true) : send())}
      >
        Send to review
      </Button>
      {!asks && <FailureNote of={sending} />}
      <Dialog
        open={asks}
        onOpenChange={setAsks}
        title="Send it back unchanged?"
        description={`Nothing on the claim has changed since ${last?.reviewer.name} asked for changes.`}
      >
        <blockquote className="mb-4 border-line border-s-2 ps-3">{last?.reason}</blockquote>
        <FailureNote of={sending} />
        <DialogActions>
          <Button variant="primary" busy={sending.pending} onClick={send}>
            Send unchanged
          </Button>
        </DialogActions>
      </Dialog>
    </div>
  );
}
