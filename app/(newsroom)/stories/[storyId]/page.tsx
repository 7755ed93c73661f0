import type { Metadata } from 'next';
import { cache } from 'react';
import { z } from 'zod';
import { readPage } from '#app/_glue/page.ts';
import { StoryPage } from '#components/story/story-page.tsx';
import { getStory } from '#lib/overview/get-story.server.ts';
import { getStoryAlpha } from '#lib/overview/get-story-alpha.server.ts';
import { listUnread } from '#lib/visit/list-unread.server.ts';

type PageProps = { params: Promise<{ storyId: string }>; searchParams: Promise<{ after?: string | string[] }> };

// Metadata and page need it; read once per request.
const readStory = cache((storyId: string, afterId?: string) => readPage((actor) => getStory(actor, storyId, afterId)));

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  return { title: (await readAsked(props)).title };
}

export default async function Page(props: PageProps) {
  const { storyId } = await props.params;
  const { actor, ...story } = await readAsked(props);
  const { alpha, unread } = await readPage(async (member) => ({
    alpha: await getStoryAlpha(member, storyId),
    unread: await listUnread(member, storyId),
  }));
  const isFirstPage = !(await props.searchParams).after;
  return <StoryPage {...{ actor, story, alpha, unread, isFirstPage }} />;
}

async function readAsked({ params, searchParams }: PageProps) {
  const after = z.uuid().safeParse((await searchParams).after);
  return readStory((await params).storyId, after.data);
}
