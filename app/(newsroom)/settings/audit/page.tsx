import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { type AuditEventView, listAuditEvents } from '#lib/audit/list-audit-events.server.ts';
import { isAppError } from '#lib/errors.ts';
import type { Actor } from '#lib/newsroom/actor.ts';

export const metadata: Metadata = { title: 'Audit' };

async function readEvents(actor: Actor): Promise<{ events: AuditEventView[] | null }> {
  try {
    return { events: await listAuditEvents(actor) };
  } catch (error) {
    if (isAppError(error) && error.code === 'FORBIDDEN') return { events: null };
    throw error;
  }
}

export default async function AuditPage() {
  const { events } = await readPage(readEvents);
  if (!events) return <EmptyState title="Only admins and reviewers read the audit log." />;
  return (
    <section aria-label="Audit" className="grid gap-4">
      <p className="max-w-prose text-muted">
        Every decision, newest first. Each entry holds the hash of the one before it, so none can be changed or taken
        out unseen. Votes of a round that is still open are not shown, nor the hashes from the first of them on: those
        would tell who voted when.
      </p>
      <div className="overflow-x-auto rounded-lg border border-line bg-surface">
        <table className="w-full text-left text-[0.8125rem]">
          <thead>
            <tr className="border-line border-b text-muted">
              {['No.', 'When (UTC)', 'Who', 'What', 'Hash'].map((heading) => (
                <th key={heading} scope="col" className="px-4 py-2 font-medium">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {events.map((event) => (
              <tr key={event.seq}>
                <td className="px-4 py-2 tabular-nums">{event.seq}</td>
                <td className="px-4 py-2 whitespace-nowrap tabular-nums">{event.at.slice(0, 19).replace('T', ' ')}</td>
                <td className="px-4 py-2 whitespace-nowrap">{event.actor}</td>
                <td className="px-4 py-2 whitespace-nowrap">{event.type}</td>
                <td className="px-4 py-2 font-mono" title={event.hash ?? undefined}>
                  {event.hash?.slice(0, 12) ?? <span className="font-sans text-muted">after the round</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
