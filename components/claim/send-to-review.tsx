'use client';

import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { sendToReviewAction } from '#components/review/review-actions.ts';
import { Button } from '#components/ui/button.tsx';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { allowsReview } from '#lib/gate/gate.ts';

/** "Send to review", where the state allows it; if it is too early, it says what is missing. */
export function SendToReview({ claim }: { claim: ClaimView }) {
  const sending = useCommand(sendToReviewAction);
  if (!claim.steps.includes('send_to_review')) return null;
  const ready = claim.gate !== null && allowsReview(claim.gate);
  return (
    <div className="grid gap-2">
      <Button
        variant={ready ? 'primary' : 'secondary'}
        busy={sending.pending}
        className="justify-self-start"
        onClick={() => sending.run({ claimId: claim.id })}
      >
        Send to review
      </Button>
      <FailureNote of={sending} />
    </div>
  );
}
