import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Time } from '#components/ui/time.tsx';
import type { AuditEventPage, AuditEventView } from '#lib/audit-log/audit-event-view.ts';

/** On a phone each entry is a few lines, not a row. */
const CELL = 'md:px-4 md:py-2';

type AuditPageProps = {
  /** null for a member who may not read it. */
  page: AuditEventPage | null;
  /** null where these are the newest. */
  beforeSeq: number | null;
};

/** One page of the audit log. */
export function AuditPage({ page, beforeSeq }: AuditPageProps) {
  if (!page) return <EmptyState title="Only admins and reviewers read the audit log." />;
  return (
    <section aria-label="Audit" className="grid gap-4">
      <p className="max-w-prose text-muted">
        Every decision, newest first. Each entry holds the hash of the one before it, so none can be changed or taken
        out unseen. A vote enters it when its round closes, with the time at which it was cast.
      </p>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <table className="block w-full text-left text-[0.8125rem] md:table">
          <thead className="hidden md:table-header-group">
            <tr className="border-line border-b text-muted">
              {['No.', 'When', 'Who', 'What', 'Hash'].map((heading) => (
                <th key={heading} scope="col" className="px-4 py-2 font-medium">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="block divide-y divide-line md:table-row-group">
            {page.events.map((event) => (
              <tr key={event.seq} className="flex flex-wrap items-baseline gap-x-2 px-4 py-2 md:table-row md:p-0">
                <td className={`${CELL} text-muted tabular-nums`}>{event.seq}</td>
                <td className={`${CELL} order-last text-muted tabular-nums md:whitespace-nowrap`}>
                  <Time at={event.at} exact />
                </td>
                <td className={`${CELL} md:whitespace-nowrap`}>{event.actor}</td>
                <td className={`${CELL} w-full font-medium md:w-auto md:font-normal`} title={event.type}>
                  {event.words}
                  <Place event={event} />
                </td>
                <td className={`${CELL} order-last font-mono text-muted`} title={event.hash ?? undefined}>
                  {event.hash?.slice(0, 12) ?? <span className="font-sans">after the round</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <nav aria-label="Pages" className="flex gap-2">
        {beforeSeq !== null && (
          <Link href="/settings/audit" className={buttonClass()}>
            Newest
          </Link>
        )}
        {page.olderThan !== null && (
          <Link href={`/settings/audit?before=${page.olderThan}`} className={buttonClass()}>
            Older
          </Link>
        )}
      </nav>
    </section>
  );
}

/** Where it happened: the claim or the article, and its story. */
function Place({ event: { claim, article, story } }: { event: AuditEventView }) {
  const link = (href: string, words: string) => (
    <Link href={href} className="font-normal text-accent underline underline-offset-2 max-sm:py-3">
      {words}
    </Link>
  );
  return (
    <>
      {claim && <>, {link(`/stories/${claim.storyId}/claims/${claim.id}`, `claim ${claim.number}`)}</>}
      {article && <>, {link(`/stories/${article.storyId}/articles/${article.id}`, article.title)}</>}
      {story && <span className="block font-normal text-muted">in {link(`/stories/${story.id}`, story.title)}</span>}
    </>
  );
}
