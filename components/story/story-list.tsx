import Link from 'next/link';
import { countOf } from '#components/ui/count-of.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Time } from '#components/ui/time.tsx';
import type { StoryListing } from '#lib/overview/story-view.ts';

/** The newsroom's stories, each with how far it has come. */
export function StoryList({ stories, mayOpen }: { stories: readonly StoryListing[]; mayOpen: boolean }) {
  if (stories.length === 0) {
    return (
      <EmptyState title="No story yet">
        {mayOpen
          ? 'Create one for the event that you are looking into, then bring in what was published about it.'
          : 'An editor creates the first one. You will find it here.'}
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line border-line border-y sm:-mx-3">
      {stories.map((story) => (
        <li key={story.id} className="relative grid gap-1.5 py-5 hover:bg-sunken/60 sm:px-3">
          <h2 className="font-semibold font-serif text-xl leading-snug">
            <Link href={`/stories/${story.id}`} className="after:absolute after:inset-0 hover:underline">
              {story.title}
            </Link>
          </h2>
          <p className="flex flex-wrap gap-x-4 gap-y-1 text-[0.875rem] text-muted">
            {story.archived && <span className="font-medium">Archived</span>}
            <Time at={story.createdAt} />
            <span>{countOf(story.articleCount, 'article', 'articles')}</span>
            <span>{describeClaims(story)}</span>
            {story.publishedVersion !== null && (
              <span className={story.retracted ? 'order-first font-medium text-danger' : undefined}>
                Fact sheet: {story.retracted ? 'retracted' : `version ${story.publishedVersion}`}
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

function describeClaims({ progress: { total, decided } }: StoryListing): string {
  return total === 0 ? 'No claims' : `${countOf(total, 'claim', 'claims')}, ${decided} decided`;
}
