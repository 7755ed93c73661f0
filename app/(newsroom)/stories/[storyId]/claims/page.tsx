import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { ClaimsPage } from '#components/claim/claims-page.tsx';
import { readArrangement } from '#lib/overview/arrange-claims.ts';
import { getBoard } from '#lib/overview/get-board.server.ts';
import { listProposals } from '#lib/suggestion/list-proposals.server.ts';

export const metadata: Metadata = { title: 'Claims' };

type PageProps = {
  params: Promise<{ storyId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: PageProps) {
  const { storyId } = await params;
  const stated = await searchParams;
  const arrangement = readArrangement({ get: (name) => [stated[name]].flat()[0] ?? null });
  const today = new Date().toISOString().slice(0, 10);
  const page = await readPage(async (reader) => ({
    board: await getBoard(reader, { storyId, arrangement, today }),
    proposals: await listProposals(reader, storyId),
  }));
  return <ClaimsPage {...page} arrangement={arrangement} storyId={storyId} today={today} />;
}
