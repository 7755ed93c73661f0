import type { PublishedSummary } from '#lib/version/published-summary.ts';
import { FactSheetList } from './factsheet-list.tsx';

type NewsroomPageProps = {
  newsroom: { slug: string; name: string };
  /** Its own, newest first. */
  sheets: readonly PublishedSummary[];
};

/** A newsroom that publishes here, with all of its fact sheets. */
export function NewsroomPage({ newsroom, sheets }: NewsroomPageProps) {
  return (
    <>
      <p className="text-muted text-sm">Newsroom</p>
      <h1 className="mt-1 font-semibold font-serif text-3xl [overflow-wrap:anywhere]">
        <bdi>{newsroom.name}</bdi>
      </h1>
      <p className="mt-2 text-muted">{describeCount(sheets)}</p>
      <FactSheetList sheets={sheets} />
      <p className="mt-8 flex flex-wrap gap-x-5 gap-y-1 text-sm print:hidden">
        <a href="/facts" className="text-accent underline underline-offset-2">
          Fact sheets of all newsrooms
        </a>
        <a href="/.well-known/touchstone-keys.json" className="text-accent underline underline-offset-2">
          Public keys
        </a>
      </p>
    </>
  );
}

function describeCount(sheets: readonly PublishedSummary[]): string {
  const retractedCount = sheets.filter(({ retracted }) => retracted).length;
  const all = sheets.length === 1 ? 'One fact sheet' : `${sheets.length} fact sheets`;
  return retractedCount === 0 ? `${all}.` : `${all}, ${retractedCount} of them retracted.`;
}
