import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { ClaimBoard } from '#components/claim/claim-board.tsx';
import { ClaimProposals } from '#components/claim/claim-proposals.tsx';
import { StoryAgreement } from '#components/claim/story-agreement.tsx';
import { StoryTrail } from '#components/claim/story-trail.tsx';
import { StoryDoorbell } from '#components/collab/story-doorbell.tsx';
import { SentBackList } from '#components/review/sent-back.tsx';
import { can } from '#lib/actor/policy.ts';
import { getBoard } from '#lib/overview/list-claims.server.ts';
import { listProposals } from '#lib/suggestion/list-proposals.server.ts';

export const metadata: Metadata = { title: 'Claims' };

type ClaimsPageProps = { params: Promise<{ storyId: string }> };

export default async function ClaimsPage({ params }: ClaimsPageProps) {
  const { storyId } = await params;
  const { actor, storyTitle, claims, proposals, alpha } = await readPage(async (reader) => ({
    ...(await getBoard(reader, storyId)),
    proposals: await listProposals(reader, storyId),
  }));
  const mayMake = can(actor.role, 'claim.make');
  return (
    <div className="mx-auto max-w-4xl">
      <StoryDoorbell storyId={storyId} person={actor} />
      <StoryTrail storyId={storyId} title={storyTitle} here="claims" />
      <h1 className="font-semibold font-serif text-3xl">Claims</h1>
      <div className="mb-5">
        <StoryAgreement alpha={alpha} />
      </div>
      <SentBackList storyId={storyId} claims={claims} />
      <div className="grid gap-8">
        <ClaimBoard
          storyId={storyId}
          claims={claims}
          mayMake={mayMake}
          viewerId={actor.memberId}
          today={new Date().toISOString().slice(0, 10)}
        />
        <ClaimProposals storyId={storyId} proposals={proposals} mayMake={mayMake} />
      </div>
    </div>
  );
}
