import type { StoryListing } from '#lib/overview/story-view.ts';
import { NewStory } from './new-story.tsx';
import { StoryList } from './story-list.tsx';

type StoriesPageProps = { stories: readonly StoryListing[]; mayOpen: boolean };

/** The newsroom's stories. */
export function StoriesPage({ stories, mayOpen }: StoriesPageProps) {
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
