import { ClaimLine } from '#components/claim/claim-line.tsx';
import { VisitMark } from '#components/story/visit-mark.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { MentionView } from '#lib/mention/mention-view.ts';
import type { OwnClaim } from '#lib/overview/claim-summary.ts';
import type { DecisionNotice } from '#lib/visit/decision-notice.ts';
import { DecisionLines } from './decision-lines.tsx';
import { MentionLines } from './mention-lines.tsx';

type ForYouPageProps = {
  mentions: readonly MentionView[];
  claims: readonly OwnClaim[];
  decisions: readonly DecisionNotice[];
  /** ISO 8601 date. */
  today: string;
};

/** What waits for the member, over all stories. */
export function ForYouPage({ mentions, claims, decisions, today }: ForYouPageProps) {
  return (
    <div className="mx-auto grid max-w-4xl gap-8">
      <header>
        <h1 className="font-semibold font-serif text-3xl">For you</h1>
        <p className="mt-1 text-muted">
          Where colleagues name you, what was decided on your claims, and those that are yours to bring on.
        </p>
      </header>
      <section aria-label="Mentions" className="grid gap-3">
        <h2 className="font-semibold">You are mentioned</h2>
        {mentions.length > 0 ? (
          <MentionLines mentions={mentions} />
        ) : (
          <EmptyState title="No mentions yet">
            When someone writes @ and your name in a note, a reply or the discussion of a claim, it appears here.
          </EmptyState>
        )}
      </section>
      {decisions.length > 0 && (
        <section aria-label="Decisions" className="grid gap-3">
          <VisitMark place="decisions" />
          <h2 className="font-semibold">Decided on your claims</h2>
          <DecisionLines decisions={decisions} />
        </section>
      )}
      <section aria-label="Claims" className="grid gap-3">
        <h2 className="font-semibold">Yours to bring on</h2>
        {claims.length > 0 ? (
          <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
            {claims.map((claim) => (
              <ClaimLine
                key={claim.id}
                claim={claim}
                href={`/stories/${claim.storyId}/claims/${claim.id}`}
                storyTitle={claim.storyTitle}
                showsState
                today={today}
              />
            ))}
          </ul>
        ) : (
          <EmptyState title="Nothing waits for you">
            Claims that are assigned to you, and your own that a reviewer sent back, are listed here.
          </EmptyState>
        )}
      </section>
    </div>
  );
}
