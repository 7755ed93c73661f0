import Link from 'next/link';
import { classNames } from '#components/ui/class-names.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ColouredPerson } from '#lib/actor/person.ts';
import type { EditSession } from '#lib/draft-log/group-updates.ts';
import type { SheetHistory as History } from '#lib/factsheet/sheet-history.ts';
import { CopyText } from './copy-text.tsx';
import { WordChanges } from './word-changes.tsx';

type SheetHistoryProps = { storyId: string; history: History; people: readonly ColouredPerson[] };

/** The history of a fact sheet's draft: its sessions, and the text after the chosen one. */
export function SheetHistory({ storyId, history: { sessions, shown }, people }: SheetHistoryProps) {
  const path = `/stories/${storyId}/factsheet`;
  const nameOf = new Map(people.map(({ memberId, name }) => [memberId, name]));
  const namesIn = ({ memberIds }: EditSession) => memberIds.map((id) => nameOf.get(id) ?? 'Unknown member').join(', ');
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-5">
      <header>
        <p className="text-[0.8125rem]">
          <Link href={path} className="text-muted underline-offset-2 hover:underline">
            Fact sheet
          </Link>
        </p>
        <h1 className="mt-1 font-semibold font-serif text-3xl">History of the draft</h1>
      </header>
      {shown ? (
        <div className="grid items-start gap-6 md:grid-cols-[16rem_minmax(0,1fr)]">
          <nav aria-label="Stretches of work">
            <ol className="grid max-h-64 gap-1 overflow-y-auto md:max-h-[75dvh]">
              {sessions.map((session) => (
                <li key={session.toSeq}>
                  <Link
                    href={`${path}/history?seq=${session.toSeq}`}
                    aria-current={session.toSeq === shown.session.toSeq ? 'page' : undefined}
                    className={classNames(
                      'block rounded-md px-3 py-2 hover:bg-sunken',
                      session.toSeq === shown.session.toSeq && 'bg-sunken',
                    )}
                  >
                    <Time
                      exact
                      at={new Date(session.toMs).toISOString()}
                      className="block font-medium text-[0.875rem]"
                    />
                    <span className="block text-[0.8125rem] text-muted">{namesIn(session)}</span>
                  </Link>
                </li>
              ))}
            </ol>
          </nav>
          <Shown shown={shown} names={namesIn(shown.session)} />
        </div>
      ) : (
        <EmptyState title="Nothing was written yet">
          What is written in the fact sheet can be read again here.
        </EmptyState>
      )}
    </div>
  );
}

const LINE_LOOKS = { text: '', heading: 'mt-2 font-semibold text-lg', claim: 'font-sans text-[0.875rem] text-muted' };

type ShownProps = { shown: NonNullable<History['shown']>; names: string };

function Shown({ shown: { session, state, before }, names }: ShownProps) {
  const at = new Date(session.toMs).toISOString();
  const [was, is] = [before, state].map(({ lines }) => lines.map(({ text }) => text).join('\n')) as [string, string];
  return (
    <div className="grid gap-6">
      <section aria-labelledby="as-it-stood" className="rounded-lg border border-line bg-surface p-5">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div>
            <h2 id="as-it-stood" className="font-semibold text-lg">
              As it stood on <Time at={at} exact />
            </h2>
            <p className="text-[0.8125rem] text-muted">Written by {names}</p>
          </div>
          {is !== '' && <CopyText text={is.replaceAll('\n', '\n\n')} />}
        </div>
        <div className="mt-4 grid max-w-[68ch] gap-3 font-serif">
          {is === '' && <p className="text-muted">The draft was empty.</p>}
          {state.lines.map(({ kind, text }, index) => (
            <p key={`line ${String(index)}`} className={LINE_LOOKS[kind]}>
              {text}
            </p>
          ))}
        </div>
      </section>
      <section aria-labelledby="what-changed" className="rounded-lg border border-line p-5">
        <h2 id="what-changed" className="font-semibold text-lg">
          What changed
        </h2>
        <div className="mt-3 grid max-w-[68ch] gap-2">
          <Changed was={was} is={is} />
        </div>
      </section>
    </div>
  );
}

function Changed({ was, is }: { was: string; is: string }) {
  if (was === is) return <p className="text-muted">Only the form, no words.</p>;
  if (was === '') return <p className="text-muted">All of it is new.</p>;
  return <WordChanges before={was} after={is} />;
}
