import Link from 'next/link';
import { KIND_LOOKS } from '#components/reader/annotation-kinds.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PersonDot } from '#components/ui/person-dot.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ColouredPerson } from '#lib/actor/person.ts';
import type { AnnotationChange } from '#lib/annotation/compare-annotation.ts';
import type { AnnotationEditSession } from '#lib/annotation/group-touches.ts';
import { FORMER_MEMBER, type NameOf, nameMentions } from '#lib/annotation/note-mention.ts';
import { WordChanges } from './word-changes.tsx';

type AnnotationHistoryProps = {
  /** The reader's address. */
  articlePath: string;
  title: string;
  sessions: readonly AnnotationEditSession[];
  isCut: boolean;
  people: readonly ColouredPerson[];
  /** The one annotation to show; null for all. */
  annotationId: string | null;
};

const QUOTE_MAX = 160;
const LINK = 'text-accent underline underline-offset-2';

/** Who changed which annotation of an article, and when. */
export function AnnotationHistory(props: AnnotationHistoryProps) {
  const { articlePath, title, sessions, isCut, people, annotationId } = props;
  const personOf = new Map(people.map((person) => [person.memberId, person]));
  const nameOf = (memberId: string) => personOf.get(memberId)?.name ?? FORMER_MEMBER;
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-5">
      <header>
        <p className="text-[0.8125rem]">
          <Link href={articlePath} className="text-muted underline-offset-2 hover:underline">
            {title}
          </Link>
        </p>
        <h1 className="mt-1 font-semibold font-serif text-3xl">History of annotations</h1>
        {annotationId && (
          <p className="mt-2 text-[0.875rem]">
            Of one annotation.{' '}
            <Link href={`${articlePath}/history`} className={LINK}>
              Show all
            </Link>
          </p>
        )}
      </header>
      {sessions.length === 0 ? (
        <EmptyState title="Nothing was annotated yet">
          Highlights, notes and replies are listed here with their author and time.
        </EmptyState>
      ) : (
        <ol aria-label="Changes" className="grid gap-3">
          {sessions.map((session) => (
            <Session
              key={`${session.annotationId} ${session.toSeq}`}
              session={session}
              person={personOf.get(session.memberId) ?? null}
              nameOf={nameOf}
              articlePath={articlePath}
            />
          ))}
        </ol>
      )}
      {isCut && <p className="text-muted">Older changes are kept, and not listed here.</p>}
    </div>
  );
}

type SessionProps = {
  session: AnnotationEditSession;
  person: ColouredPerson | null;
  nameOf: NameOf;
  articlePath: string;
};

function Session({ session, person, nameOf, articlePath }: SessionProps) {
  const { annotationId, passage, atMs, changes } = session;
  const at = new Date(atMs).toISOString();
  const quote = passage.length > QUOTE_MAX ? `${passage.slice(0, QUOTE_MAX).trimEnd()}…` : passage;
  return (
    <li className="grid gap-2 rounded-lg border border-line bg-surface px-4 py-3 sm:px-5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <PersonDot name={person?.name ?? '?'} colour={person?.colour ?? 0} />
        <span className="font-medium">{person?.name ?? 'Unknown member'}</span>
        <Time at={at} className="text-[0.8125rem] text-muted" />
      </p>
      <blockquote className="border-line-strong border-l-2 pl-3 font-serif text-muted">{quote}</blockquote>
      <ul className="grid gap-1.5">
        {changes.map((change, index) => (
          <li key={`${change.change} ${String(index)}`}>
            <Change change={change} nameOf={nameOf} />
          </li>
        ))}
      </ul>
      <p className="flex gap-4 text-[0.8125rem]">
        <Link href={`${articlePath}?annotation=${annotationId}`} className={LINK}>
          Show the passage
        </Link>
        <Link href={`${articlePath}/history?annotation=${annotationId}`} className={LINK}>
          Only this annotation
        </Link>
      </p>
    </li>
  );
}

const WORDS = {
  added: 'Marked the passage',
  removed: 'Removed the annotation',
  resolved: 'Resolved it',
  reopened: 'Reopened it',
  note: 'Note',
  reply: 'Reply',
  'reply-removed': 'Removed a reply',
  kind: 'Kind',
} as const satisfies Record<AnnotationChange['change'], string>;

function Change({ change, nameOf }: { change: AnnotationChange; nameOf: NameOf }) {
  const word = WORDS[change.change];
  if (change.change === 'kind') return `${word}: ${KIND_LOOKS[change.from].word} became ${KIND_LOOKS[change.to].word}`;
  if (!('before' in change)) return word;
  return (
    <>
      <span className="text-[0.8125rem] text-muted">{word}</span>
      <WordChanges
        before={nameMentions(change.before, nameOf)}
        after={change.change === 'reply-removed' ? '' : nameMentions(change.after, nameOf)}
      />
    </>
  );
}
