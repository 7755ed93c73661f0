import Link from 'next/link';
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
  /** Whether the archived ones are listed. */
  isArchive: boolean;
  isFirst: boolean;
  mayOpen: boolean;
};

const ARCHIVE = '/stories?archived=1';

/** The newsroom's stories. */
export function StoriesPage({ listed, words, isArchive, isFirst, mayOpen }: StoriesPageProps) {
  const { stories, archivedCount, nextAfter } = listed;
  const isLong = nextAfter !== null || !isFirst || words !== '';
  return (
    <div className="mx-auto grid max-w-4xl gap-6">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="font-semibold font-serif text-3xl">{isArchive ? 'Archived stories' : 'Stories'}</h1>
          <p className="mt-1 text-muted">
            {isArchive
              ? 'They are kept whole; what they published stays public.'
              : 'One story holds the coverage of one event, and what comes of it.'}
          </p>
        </div>
        {mayOpen && !isArchive && <NewStory />}
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
      ) : isArchive && stories.length === 0 ? (
        <EmptyState title="No story is archived" />
      ) : (
        <StoryList stories={stories} mayOpen={mayOpen} />
      )}
      <PageLinks
        base={listAddress(words, isArchive)}
        isFirst={isFirst}
        firstWords={words === '' ? 'Newest stories' : 'First found'}
        nextAfter={nextAfter}
        nextWords="Older stories"
      />
      {(isArchive || archivedCount > 0) && (
        <Link
          href={isArchive ? '/stories' : ARCHIVE}
          className="touchable justify-self-start text-[0.875rem] text-muted underline underline-offset-2"
        >
          {isArchive ? 'All other stories' : `Archived stories (${archivedCount})`}
        </Link>
      )}
    </div>
  );
}

function listAddress(words: string, isArchive: boolean): string {
  if (words !== '') return `/stories?words=${encodeURIComponent(words)}`;
  return isArchive ? ARCHIVE : '/stories';
}
