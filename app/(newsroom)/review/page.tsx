import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { readPage } from '#app/_glue/page.ts';
import { ReviewPage } from '#components/review/review-page.tsx';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { getEvidenceContext } from '#lib/claim-desk/get-evidence-context.server.ts';
import { getDiscussion } from '#lib/discussion/get-discussion.server.ts';
import { listMembers } from '#lib/newsroom/list-members.server.ts';
import { listReviewQueue } from '#lib/review/list-review-queue.server.ts';

export const metadata: Metadata = { title: 'Review' };

type PageProps = { searchParams: Promise<{ claim?: string }> };

export default async function Page({ searchParams }: PageProps) {
  const { claim: claimId } = await searchParams;
  const { actor, ...review } = await readPage(async (reader) => {
    const queue = await listReviewQueue(reader);
    const claim = queue.find(({ id }) => id === claimId);
    return {
      queue,
      claim,
      gone: claimId && !claim ? await getClaim(reader, claimId) : null,
      contexts: await getEvidenceContext(reader, claim?.evidence ?? []),
      threads: claim ? await getDiscussion(reader, claim.id) : [],
      members: claim ? (await listMembers(reader)).map(({ id, name }) => ({ id, name })) : [],
    };
  });
  const [oldest] = review.queue;
  // The address names the open claim, so that it is not silently replaced when it leaves the queue.
  if (!claimId && oldest) redirect(`/review?claim=${oldest.id}`);
  return <ReviewPage {...review} actor={actor} now={new Date().toISOString()} />;
}
