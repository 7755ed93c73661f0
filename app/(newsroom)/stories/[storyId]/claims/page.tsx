import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { ClaimsPage } from '#components/claim/claims-page.tsx';
import { getBoard } from '#lib/overview/list-claims.server.ts';
import { listProposals } from '#lib/suggestion/list-proposals.server.ts';

export const metadata: Metadata = { title: 'Claims' };

type PageProps = { params: Promise<{ storyId: string }> };

export default async function Page({ params }: PageProps) {
  const { storyId } = await params;
  const page = await readPage(async (reader) => ({
    ...(await getBoard(reader, storyId)),
    proposals: await listProposals(reader, storyId),
  }));
  return <ClaimsPage {...page} storyId={storyId} today={new Date().toISOString().slice(0, 10)} />;
}
