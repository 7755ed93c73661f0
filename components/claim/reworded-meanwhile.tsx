import { Notice } from '#components/ui/notice.tsx';
import type { ClaimView } from '#lib/claim/claim-view.ts';

/** Shows the wording that a colleague gave the claim after the form was opened with wording `openedAt`. */
export function RewordedMeanwhile({ wording, openedAt }: { wording: ClaimView['wording']; openedAt: number }) {
  if (wording.number === openedAt) return null;
  return (
    <Notice tone="error">
      {wording.author.name} reworded the claim meanwhile: “{wording.text}” What you typed is still here.
    </Notice>
  );
}
