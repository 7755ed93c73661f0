import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { TextField } from '#components/ui/field.tsx';
import { PageLinks } from '#components/ui/page-links.tsx';
import type { StoryListingPage } from '#lib/overview/story-view.ts';
import { NewStory } from './new-story.tsx';
import { StoryList } from './story-list.tsx';

type StoriesPageProps = {
  listed: StoryListingPage;
  /** What was searched for; empty for all. */
  words: string;
  isFirst: boolean;
  mayOpen: boolean;
};

/** The newsroom's stories. */
export function StoriesPage({ listed, words, isFirst, mayOpen }: StoriesPageProps) {
  const { stories, nextAfter } = listed;
  const isLong = nextAfter !== null || !isFirst || words !== '';
  return (
    <div className="mx-auto grid max-w-4xl gap-6">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="font-semibold font-serif text-3xl">Stories</h1>
          <p className="mt-1 text-muted">One story holds the coverage of one event, and what comes of it.</p>
        </div>
        {mayOpen && <NewStory />}
      </header>
      {isLong && (
        <search aria-label="Stories">
          <form action="/stories" className="flex items-end gap-2">
            <TextField label="Find" name="words" type="search" defaultValue={words} placeholder="Words of a title" />
            <Button type="submit">Find stories</Button>
          </form>
        </search>
      )}
      {words !== '' && stories.length === 0 ? (
        <EmptyState title="No story has all these words" />
      ) : (
        <StoryList stories={stories} mayOpen={mayOpen} />
      )}
      <PageLinks
        base={words === '' ? '/stories' : `/stories?words=${encodeURIComponent(words)}`}
        isFirst={isFirst}
        firstWords={words === '' ? 'Newest stories' : 'First found'}
        nextAfter={nextAfter}
        nextWords="Older stories"
      />
    </div>
  );
}
