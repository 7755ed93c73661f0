import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { readPage } from '#app/_glue/page.ts';
import { ClaimPage } from '#components/claim/claim-page.tsx';
import { getClaimDesk } from '#lib/claim-desk/get-claim-desk.server.ts';

export const metadata: Metadata = { title: 'Claim' };

type PageProps = { params: Promise<{ storyId: string; claimId: string }> };

export default async function Page({ params }: PageProps) {
  const { storyId, claimId } = await params;
  const { actor, desk, now } = await readPage(async (reader) => {
    const found = await getClaimDesk(reader, claimId);
    // The address of a merged claim redirects to the surviving one; temporarily, since a merge can be undone.
    if ('survivor' in found) redirect(`/stories/${found.survivor.storyId}/claims/${found.survivor.claimId}`);
    return { desk: found, now: new Date().toISOString() };
  });
  if (desk.claim.storyId !== storyId) notFound();
  return <ClaimPage actor={actor} desk={desk} now={now} />;
}
