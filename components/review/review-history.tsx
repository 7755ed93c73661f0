import { Time } from '#components/ui/time.tsx';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { DECISION_WORDS } from '#lib/claim/decision.ts';
import { linkPointers } from '#lib/review/pointer.ts';
import { PointerLinks } from './sent-back.tsx';

/** The claim's reviews with their reasons, newest first. */
export function ReviewHistory({ claim }: { claim: ClaimView }) {
  if (claim.reviews.length === 0) return null;
  return (
    <section aria-label="Reviews" className="grid gap-2">
      <h2 className="font-semibold">Reviews</h2>
      <ol className="grid gap-3">
        {claim.reviews.map(({ id, decision, reason, pointsAt, reviewer, wordingNumber, createdAt }) => (
          <li key={id} className="border-line border-s-2 ps-3">
            <p>
              <span className="font-medium">{DECISION_WORDS[decision]}</span> by {reviewer.name}
              {wordingNumber !== claim.wording.number && `, on wording ${wordingNumber}`}
            </p>
            {reason && <p>{reason}</p>}
            <PointerLinks links={linkPointers(pointsAt, claim)} base={`/stories/${claim.storyId}/claims/${claim.id}`} />
            <p className="text-[0.8125rem] text-muted">
              <Time at={createdAt} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
