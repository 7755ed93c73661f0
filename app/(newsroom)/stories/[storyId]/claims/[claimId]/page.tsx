import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { readPage } from '#app/_glue/page.ts';
import { ClaimPage } from '#components/claim/claim-page.tsx';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { getClaimDesk } from '#lib/claim-desk/get-claim-desk.server.ts';
import { getEvidenceContext } from '#lib/claim-desk/get-evidence-context.server.ts';
import { findSurvivor } from '#lib/claim-desk/list-absorbed-claims.server.ts';
import { listReplies } from '#lib/reply/list-replies.server.ts';

export const metadata: Metadata = { title: 'Claim' };

type PageProps = { params: Promise<{ storyId: string; claimId: string }> };

export default async function Page({ params }: PageProps) {
  const { storyId, claimId } = await params;
  const page = await readPage(async (reader) => {
    const survivor = await findSurvivor(reader, claimId);
    // The address of a merged claim leads to the one that stands for it, and not for good: a merge can be undone.
    if (survivor) redirect(`/stories/${survivor.storyId}/claims/${survivor.claimId}`);
    const found = await getClaim(reader, claimId);
    return {
      claim: found,
      contexts: await getEvidenceContext(reader, found.evidence),
      replies: await listReplies(reader, [claimId]),
      desk: await getClaimDesk(reader, found),
      now: new Date().toISOString(),
    };
  });
  if (page.claim.storyId !== storyId) notFound();
  return <ClaimPage {...page} />;
}
