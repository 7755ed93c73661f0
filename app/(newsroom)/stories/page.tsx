import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { StoriesPage } from '#components/story/stories-page.tsx';
import { can } from '#lib/actor/policy.ts';
import { listStories } from '#lib/overview/list-stories.server.ts';

export const metadata: Metadata = { title: 'Stories' };

export default async function Page() {
  const { actor, stories } = await readPage(async (member) => ({ stories: await listStories(member) }));
  return <StoriesPage stories={stories} mayOpen={can(actor.role, 'story.create')} />;
}
