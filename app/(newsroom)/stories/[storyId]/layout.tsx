import type { ReactNode } from 'react';
import { readPage } from '#app/_glue/page.ts';
import { StoryNav } from '#components/story/story-nav.tsx';
import { getStoryTitle } from '#lib/story/get-story-title.server.ts';

type StoryLayoutProps = { children: ReactNode; params: Promise<{ storyId: string }> };

export default async function StoryLayout({ children, params }: StoryLayoutProps) {
  const { storyId } = await params;
  const { title } = await readPage(async (actor) => ({ title: await getStoryTitle(actor, storyId) }));
  return (
    <>
      <StoryNav storyId={storyId} title={title} />
      {children}
    </>
  );
}
