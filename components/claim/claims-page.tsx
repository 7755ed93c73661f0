import { StoryDoorbell } from '#components/collab/story-doorbell.tsx';
import { SentBackList } from '#components/review/sent-back.tsx';
import type { Actor } from '#lib/actor/actor.ts';
import { can } from '#lib/actor/policy.ts';
import type { Arrangement } from '#lib/overview/arrange-claims.ts';
import type { Board } from '#lib/overview/board.ts';
import type { ClaimProposal } from '#lib/suggestion/claim-proposal.ts';
import { ClaimBoard } from './claim-board.tsx';
import { ClaimProposals } from './claim-proposals.tsx';
import { StoryAgreement } from './story-agreement.tsx';

type ClaimsPageProps = {
  actor: Actor;
  storyId: string;
  board: Board;
  arrangement: Arrangement;
  proposals: readonly ClaimProposal[];
  /** ISO 8601 date. */
  today: string;
};

/** A story's claims, and what could become one. */
export function ClaimsPage({ actor, storyId, board, arrangement, proposals, today }: ClaimsPageProps) {
  const { part, sentBack, alpha, published } = board;
  const mayMake = can(actor.role, 'claim.make');
  return (
    <div className="mx-auto max-w-4xl">
      <StoryDoorbell storyId={storyId} person={actor} />
      <h1 className="font-semibold font-serif text-3xl">Claims</h1>
      <div className="mb-5">
        <StoryAgreement alpha={alpha} />
      </div>
      <SentBackList storyId={storyId} claims={sentBack} />
      <div className="grid gap-8">
        <ClaimBoard
          storyId={storyId}
          first={part}
          firstArrangement={arrangement}
          published={published}
          mayMake={mayMake}
          today={today}
        />
        <ClaimProposals storyId={storyId} proposals={proposals} mayMake={mayMake} />
      </div>
    </div>
  );
}
