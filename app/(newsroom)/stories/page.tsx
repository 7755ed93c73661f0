import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { NewStory } from '#components/story/new-story.tsx';
import { StoryList } from '#components/story/story-list.tsx';
import { can } from '#lib/actor/policy.ts';
import { listStories } from '#lib/overview/list-stories.server.ts';

export const metadata: Metadata = { title: 'Stories' };

export default async function StoriesPage() {
  const { actor, stories } = await readPage(async (member) => ({ stories: await listStories(member) }));
  const mayOpen = can(actor.role, 'story.create');
  return (
    <div className="mx-auto grid max-w-4xl gap-6">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="font-semibold font-serif text-3xl">Stories</h1>
          <p className="mt-1 text-muted">One story holds the coverage of one event, and what comes of it.</p>
        </div>
        {mayOpen && <NewStory />}
      </header>
      <StoryList stories={stories} mayOpen={mayOpen} />
    </div>
  );
}
