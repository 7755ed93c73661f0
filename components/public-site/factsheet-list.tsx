import { EmptyState } from '#components/ui/empty-state.tsx';
import { formatDay } from '#components/ui/format-date.ts';
import type { PublishedSummary } from '#lib/version/published-summary.ts';
import { VerdictMark } from './verdict-mark.tsx';

type FactSheetListProps = { sheets: readonly PublishedSummary[] /** Of each sheet's title. */; headingLevel?: 2 | 3 };

/** The published sheets, newest first, each with its verdicts. */
export function FactSheetList({ sheets, headingLevel = 2 }: FactSheetListProps) {
  const Heading = `h${headingLevel}` as const;
  if (sheets.length === 0) {
    return (
      <div className="mt-6">
        <EmptyState title="No fact sheet has been published yet">Come back soon.</EmptyState>
      </div>
    );
  }
  return (
    <ul className="mt-6 grid gap-4">
      {sheets.map(({ slug, title, newsroomName, number, publishedAt, standfirst, verdicts, retracted }) => (
        <li key={slug} className="rounded-lg border border-line bg-surface p-5">
          {retracted && <p className="mb-1 font-semibold text-danger">Retracted</p>}
          <Heading className="font-semibold font-serif text-xl leading-snug">
            <a href={`/facts/${slug}`} className="hover:underline">
              <bdi>{title}</bdi>
            </a>
          </Heading>
          <p className="mt-1 text-muted text-sm">
            <bdi>{newsroomName}</bdi> · version {number}, <time dateTime={publishedAt}>{formatDay(publishedAt)}</time>
          </p>
          <p dir="auto" className="mt-3 font-serif">
            {standfirst}
          </p>
          {/* Nobody stands by the verdicts of a retracted sheet. */}
          {!retracted && (
            <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
              {verdicts.map(({ verdict, count }) => (
                <VerdictMark key={verdict} verdict={verdict} count={count} />
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
