import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { StoryPage } from '#components/story/story-page.tsx';
import { getStory } from '#lib/overview/get-story.server.ts';
import { getStoryAlpha } from '#lib/overview/get-story-alpha.server.ts';

type PageProps = { params: Promise<{ storyId: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { storyId } = await params;
  return { title: (await readPage((actor) => getStory(actor, storyId))).title };
}

export default async function Page({ params }: PageProps) {
  const { storyId } = await params;
  const page = await readPage(async (member) => ({
    story: await getStory(member, storyId),
    alpha: await getStoryAlpha(member, storyId),
  }));
  return <StoryPage {...page} />;
}
