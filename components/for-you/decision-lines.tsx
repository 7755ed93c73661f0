import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { Time } from '#components/ui/time.tsx';
import { DECISION_WORDS } from '#lib/claim/decision.ts';
import type { DecisionNotice } from '#lib/visit/decision-notice.ts';

/** What reviewers decided on the member's claims; each links to its claim. */
export function DecisionLines({ decisions }: { decisions: readonly DecisionNotice[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {decisions.map(
        ({ id, decision, reason, reviewerName, at, text, claimId, number, storyId, storyTitle, isNew }) => (
          <li key={id} className="relative grid gap-1 px-4 py-3 focus-within:bg-sunken hover:bg-sunken">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.8125rem] text-muted">
              <span className="font-medium text-ink">
                {DECISION_WORDS[decision]} by {reviewerName}
              </span>
              {isNew && <Badge className="text-accent">New</Badge>}
              <span className="w-full">
                {storyTitle}, claim {number}, <Time at={at} />
              </span>
            </p>
            <Link href={`/stories/${storyId}/claims/${claimId}`} className="font-serif after:absolute after:inset-0">
              {text}
            </Link>
            {reason && <p className="text-muted">{reason}</p>}
          </li>
        ),
      )}
    </ul>
  );
}
