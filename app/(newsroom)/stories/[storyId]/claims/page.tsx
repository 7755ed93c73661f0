import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { ClaimsPage } from '#components/claim/claims-page.tsx';
import { getStory } from '#lib/overview/get-story.server.ts';
import { getStoryAlpha } from '#lib/overview/get-story-alpha.server.ts';
import { listClaims } from '#lib/overview/list-claims.server.ts';
import { listProposals } from '#lib/suggestion/list-proposals.server.ts';

export const metadata: Metadata = { title: 'Claims' };

type PageProps = { params: Promise<{ storyId: string }> };

export default async function Page({ params }: PageProps) {
  const { storyId } = await params;
  const page = await readPage(async (reader) => ({
    story: await getStory(reader, storyId),
    claims: await listClaims(reader, storyId),
    proposals: await listProposals(reader, storyId),
    alpha: await getStoryAlpha(reader, storyId),
  }));
  return <ClaimsPage {...page} today={new Date().toISOString().slice(0, 10)} />;
}
