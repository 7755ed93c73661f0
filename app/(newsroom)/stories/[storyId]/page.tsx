import type { Metadata } from 'next';
import { cache } from 'react';
import { readPage } from '#app/_glue/page.ts';
import { StoryPage } from '#components/story/story-page.tsx';
import { getStory } from '#lib/overview/get-story.server.ts';
import { getStoryAlpha } from '#lib/overview/get-story-alpha.server.ts';

type PageProps = { params: Promise<{ storyId: string }> };

// Metadata and page need it; read once per request.
const readStory = cache((storyId: string) => readPage((actor) => getStory(actor, storyId)));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { storyId } = await params;
  return { title: (await readStory(storyId)).title };
}

export default async function Page({ params }: PageProps) {
  const { storyId } = await params;
  const { actor, ...story } = await readStory(storyId);
  const { alpha } = await readPage(async (member) => ({ alpha: await getStoryAlpha(member, storyId) }));
  return <StoryPage actor={actor} story={story} alpha={alpha} />;
}
