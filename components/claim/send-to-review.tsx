'use client';

import { useCommand } from '#components/command/use-command.ts';
import { sendToReviewAction } from '#components/review/review-actions.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { allowsReview } from '#lib/vote/gate.ts';

/** "Send to review", where the state allows it; if it is too early, it says what is missing. */
export function SendToReview({ claim }: { claim: ClaimView }) {
  const { pending, failure, run } = useCommand();
  if (!claim.steps.includes('send_to_review')) return null;
  const ready = claim.gate !== null && allowsReview(claim.gate);
  return (
    <div className="grid gap-2">
      <Button
        variant={ready ? 'primary' : 'secondary'}
        busy={pending}
        className="justify-self-start"
        onClick={() => run(() => sendToReviewAction({ claimId: claim.id }))}
      >
        Send to review
      </Button>
      {failure && <Notice tone="error">{failure}</Notice>}
    </div>
  );
}
