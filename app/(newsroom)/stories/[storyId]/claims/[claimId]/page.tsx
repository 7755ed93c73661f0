import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { readPage } from '#app/_glue/page.ts';
import { AbsorbedClaims } from '#components/claim/absorbed-claims.tsx';
import { ClaimDeeds } from '#components/claim/claim-deeds.tsx';
import { ClaimEvents } from '#components/claim/claim-events.tsx';
import { ClaimHeading } from '#components/claim/claim-heading.tsx';
import { EvidenceSides } from '#components/claim/evidence-sides.tsx';
import { StoryTrail } from '#components/claim/story-trail.tsx';
import { WordingHistory } from '#components/claim/wording-history.tsx';
import { StoryDoorbell } from '#components/collab/story-doorbell.tsx';
import { Discussion } from '#components/discussion/discussion.tsx';
import { DecisionPanel } from '#components/review/decision-panel.tsx';
import { RepliesPanel } from '#components/review/replies-panel.tsx';
import { ReviewHistory } from '#components/review/review-history.tsx';
import { ChangesRequested } from '#components/review/sent-back.tsx';
import { ClaimSuggestions } from '#components/suggestion/claim-suggestions.tsx';
import { VotesPanel } from '#components/vote/votes-panel.tsx';
import { can } from '#lib/actor/policy.ts';
import { getClaimDesk } from '#lib/claim-desk/get-claim-desk.server.ts';

export const metadata: Metadata = { title: 'Claim' };

type ClaimPageProps = { params: Promise<{ storyId: string; claimId: string }> };

export default async function ClaimPage({ params }: ClaimPageProps) {
  const { storyId, claimId } = await params;
  const { actor, desk, now } = await readPage(async (reader) => {
    const found = await getClaimDesk(reader, claimId);
    // The address of a merged claim redirects to the surviving one; temporarily, since a merge can be undone.
    if ('survivor' in found) redirect(`/stories/${found.survivor.storyId}/claims/${found.survivor.claimId}`);
    return { desk: found, now: new Date().toISOString() };
  });
  const { claim, contexts, replies } = desk;
  if (claim.storyId !== storyId) notFound();
  const mayWrite = can(actor.role, 'comment.write');
  const mayReview = claim.steps.includes('request_changes');
  return (
    <div>
      <StoryDoorbell storyId={storyId} person={actor} />
      <StoryTrail storyId={storyId} title={claim.storyTitle} here="claim" />
      <ChangesRequested claim={claim} />
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="grid min-w-0 content-start gap-8">
          <div className="grid gap-3">
            <ClaimHeading claim={claim} />
            <ClaimDeeds
              claim={claim}
              members={desk.assignable}
              mergeable={desk.mergeable}
              splitOff={desk.splitOff}
              absorbedNumbers={desk.absorbed.map((one) => one.claim.number)}
              mayAssign={mayWrite}
              today={now.slice(0, 10)}
            />
          </div>
          <EvidenceSides
            storyId={storyId}
            evidence={claim.evidence}
            contexts={contexts}
            mayEdit={claim.steps.includes('edit_evidence')}
          />
          <ClaimSuggestions storyId={storyId} claimId={claim.id} mayLink={claim.steps.includes('edit_evidence')} />
          <Discussion
            claimId={claim.id}
            threads={desk.threads}
            members={desk.members}
            mayWrite={mayWrite}
            isVoting={claim.state === 'voting'}
            hasUnseenMention={desk.hasUnseenMention}
          />
          <RepliesPanel claimId={claim.id} replies={replies} mayEdit={mayWrite} now={now} />
          <ReviewHistory claim={claim} />
          <WordingHistory claim={claim} />
          <AbsorbedClaims absorbed={desk.absorbed} mayUndo={claim.steps.includes('edit_evidence')} />
          <ClaimEvents events={desk.events} />
        </div>
        <div className="grid min-w-0 content-start gap-5">
          {mayReview && <DecisionPanel key={claim.id} claim={{ ...claim, replies }} onward={null} />}
          <VotesPanel claim={claim} viewerId={actor.memberId} />
        </div>
      </div>
    </div>
  );
}
