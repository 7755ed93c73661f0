import { StoryDoorbell } from '#components/collab/story-doorbell.tsx';
import { Discussion } from '#components/discussion/discussion.tsx';
import { DecisionPanel } from '#components/review/decision-panel.tsx';
import { RepliesPanel } from '#components/review/replies-panel.tsx';
import { ReviewHistory } from '#components/review/review-history.tsx';
import { ChangesRequested } from '#components/review/sent-back.tsx';
import { ClaimSuggestions } from '#components/suggestion/claim-suggestions.tsx';
import { VotesPanel } from '#components/vote/votes-panel.tsx';
import type { Actor } from '#lib/actor/actor.ts';
import { can } from '#lib/actor/policy.ts';
import type { ClaimDesk } from '#lib/claim-desk/claim-desk.ts';
import { AbsorbedClaims } from './absorbed-claims.tsx';
import { ClaimEvents } from './claim-events.tsx';
import { ClaimHeading } from './claim-heading.tsx';
import { ClaimOptions } from './claim-options.tsx';
import { EvidenceSides } from './evidence-sides.tsx';
import { WordingHistory } from './wording-history.tsx';

type ClaimPageProps = {
  actor: Actor;
  desk: ClaimDesk;
  /** ISO 8601. */
  now: string;
};

/** One claim: its evidence, discussion, replies, reviews and record, and beside them how it is voted and decided on. */
export function ClaimPage({ actor, desk, now }: ClaimPageProps) {
  const { claim, contexts, replies } = desk;
  const mayWrite = can(actor.role, 'comment.write');
  const mayReview = claim.steps.includes('request_changes');
  return (
    <div>
      <StoryDoorbell storyId={claim.storyId} person={actor} />
      <ChangesRequested claim={claim} />
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_23rem] lg:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 content-start gap-3">
          <ClaimHeading claim={claim} published={desk.published} />
          <ClaimOptions
            claim={claim}
            members={desk.assignable}
            isMergeable={desk.isMergeable}
            splitOff={desk.splitOff}
            absorbedNumbers={desk.absorbed.map((one) => one.claim.number)}
            mayAssign={mayWrite}
            today={now.slice(0, 10)}
          />
        </div>
        {/* In one column, what the votes came to and what can be done stand before the evidence. */}
        <div className="grid min-w-0 content-start gap-5 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          {mayReview && <DecisionPanel key={claim.id} claim={{ ...claim, replies }} next={[]} />}
          <VotesPanel claim={claim} viewerId={actor.memberId} members={desk.members} />
        </div>
        <div className="grid min-w-0 content-start gap-8">
          <EvidenceSides
            storyId={claim.storyId}
            evidence={claim.evidence}
            contexts={contexts}
            mayEdit={claim.steps.includes('edit_evidence')}
          />
          <ClaimSuggestions
            storyId={claim.storyId}
            claimId={claim.id}
            mayLink={claim.steps.includes('edit_evidence')}
          />
          <Discussion
            claimId={claim.id}
            threads={desk.threads}
            members={desk.members}
            mayWrite={mayWrite}
            isVoting={claim.state === 'voting'}
          />
          <RepliesPanel claimId={claim.id} replies={replies} mayEdit={mayWrite} now={now} />
          <ReviewHistory claim={claim} />
          <WordingHistory claim={claim} />
          <AbsorbedClaims absorbed={desk.absorbed} mayUndo={claim.steps.includes('edit_evidence')} />
          <ClaimEvents events={desk.events} />
        </div>
      </div>
    </div>
  );
}
