import Link from 'next/link';
import { StoryDoorbell } from '#components/collab/story-doorbell.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PersonDot } from '#components/ui/person-dot.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ColouredPerson } from '#lib/actor/person.ts';
import type { StoryEvent, StoryEventPage } from '#lib/audit-log/story-event.ts';

type ActivityPageProps = {
  person: ColouredPerson;
  storyId: string;
  page: StoryEventPage;
  /** null where these are the newest. */
  beforeSeq: number | null;
};

const LINK = 'text-accent underline underline-offset-2';

/** Who did what in a story, newest first. */
export function ActivityPage({ person, storyId, page: { events, olderThan }, beforeSeq }: ActivityPageProps) {
  const address = `/stories/${storyId}/activity`;
  return (
    <div className="mx-auto grid max-w-4xl gap-5">
      <StoryDoorbell storyId={storyId} person={person} />
      <header>
        <h1 className="font-semibold font-serif text-3xl">Activity</h1>
        <p className="mt-1 text-muted">
          Every decision in this story, from the audit log. Who voted when is hidden while a round is open.
        </p>
      </header>
      {events.length === 0 ? (
        <EmptyState title="Nothing was decided yet">
          Articles brought in, claims, votes, reviews and versions are listed here with who did it.
        </EmptyState>
      ) : (
        <ol aria-label="Events" className="divide-y divide-line rounded-lg border border-line bg-surface">
          {events.map((event) => (
            <Entry key={event.seq} event={event} storyId={storyId} />
          ))}
        </ol>
      )}
      <nav aria-label="Pages" className="flex gap-2 empty:hidden">
        {beforeSeq !== null && (
          <Link href={address} className={buttonClass()}>
            Newest
          </Link>
        )}
        {olderThan !== null && (
          <Link href={`${address}?before=${olderThan}`} className={buttonClass()}>
            Older
          </Link>
        )}
      </nav>
    </div>
  );
}

function Entry({ event, storyId }: { event: StoryEvent; storyId: string }) {
  const { at, member, words, claim, article } = event;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2.5 text-[0.875rem]">
      <span className="inline-flex items-center gap-2 font-medium">
        {member && <PersonDot name={member.name} colour={member.colour} />}
        {member?.name ?? 'Touchstone'}
      </span>
      <span className="min-w-0">
        {words}
        {claim && (
          <>
            {', '}
            <Link href={`/stories/${storyId}/claims/${claim.id}`} prefetch={false} className={LINK}>
              claim {claim.number}
            </Link>
          </>
        )}
        {article && (
          <>
            {': '}
            <Link href={`/stories/${storyId}/articles/${article.id}`} prefetch={false} className={LINK}>
              {article.title}
            </Link>
          </>
        )}
      </span>
      <Time at={at} className="text-[0.8125rem] text-muted sm:ml-auto" />
    </li>
  );
}
