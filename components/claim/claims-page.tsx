import { StoryDoorbell } from '#components/collab/story-doorbell.tsx';
import { SentBackList } from '#components/review/sent-back.tsx';
import { type Actor, canContribute } from '#lib/actor/actor.ts';
import type { ClaimSummary } from '#lib/overview/claim-summary.ts';
import type { StoryView } from '#lib/overview/story-view.ts';
import type { ClaimProposal } from '#lib/suggestion/claim-proposal.ts';
import type { Alpha } from '#lib/vote/krippendorff-alpha.ts';
import { ClaimBoard } from './claim-board.tsx';
import { ClaimProposals } from './claim-proposals.tsx';
import { StoryAgreement } from './story-agreement.tsx';
import { StoryTrail } from './story-trail.tsx';

type ClaimsPageProps = {
  actor: Actor;
  story: StoryView;
  claims: readonly ClaimSummary[];
  proposals: readonly ClaimProposal[];
  alpha: Alpha;
  /** ISO 8601 date. */
  today: string;
};

/** A story's claims, and what could become one. */
export function ClaimsPage({ actor, story, claims, proposals, alpha, today }: ClaimsPageProps) {
  const mayMake = canContribute(actor.role);
  return (
    <div className="mx-auto max-w-4xl">
      <StoryDoorbell storyId={story.id} person={actor} />
      <StoryTrail storyId={story.id} title={story.title} here="claims" />
      <h1 className="font-semibold font-serif text-3xl">Claims</h1>
      <div className="mb-5">
        <StoryAgreement alpha={alpha} />
      </div>
      <SentBackList storyId={story.id} claims={claims} />
      <div className="grid gap-8">
        <ClaimBoard storyId={story.id} claims={claims} mayMake={mayMake} viewerId={actor.memberId} today={today} />
        <ClaimProposals storyId={story.id} proposals={proposals} mayMake={mayMake} />
      </div>
    </div>
  );
}
