import type { PublishedSummary, SheetQuery } from '#lib/version/published-summary.ts';
import { searchSheets } from '#lib/version/published-summary.ts';
import { FactSheetList } from './factsheet-list.tsx';

type FactSheetIndexProps = { sheets: readonly PublishedSummary[]; query: SheetQuery };

/** The published sheets with a search that needs no script. */
export function FactSheetIndex({ sheets, query }: FactSheetIndexProps) {
  const found = searchSheets(sheets, query);
  const newsrooms = new Map(sheets.map(({ newsroomSlug, newsroomName }) => [newsroomSlug, newsroomName]));
  const isSearch = query.words !== '' || query.newsroom !== '';
  return (
    <>
      <h1 className="font-semibold font-serif text-3xl">Fact sheets</h1>
      <p className="mt-2 text-muted">What is confirmed, what is disputed, and who says so.</p>
      <form method="get" action="/facts" className="mt-6 flex flex-wrap items-end gap-3 print:hidden">
        <search className="contents">
          <label className="grid min-w-0 flex-1 basis-52 gap-1 text-sm">
            Search the fact sheets
            <input
              type="search"
              name="q"
              defaultValue={query.words}
              maxLength={200}
              className="min-h-11 w-full rounded-md border border-line-strong bg-surface px-3 text-base"
            />
          </label>
          {newsrooms.size > 1 && (
            <label className="grid min-w-0 max-w-full grid-cols-[minmax(0,1fr)] gap-1 text-sm">
              Newsroom
              <select
                name="newsroom"
                defaultValue={query.newsroom}
                className="min-h-11 max-w-full rounded-md border border-line-strong bg-surface px-3 text-base"
              >
                <option value="">All</option>
                {[...newsrooms].map(([slug, name]) => (
                  <option key={slug} value={slug}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <button
            type="submit"
            className="min-h-11 cursor-pointer rounded-md border border-line-strong bg-surface px-4 font-medium hover:bg-sunken"
          >
            Search
          </button>
        </search>
      </form>
      {isSearch && (
        <p className="mt-4">
          {found.length === 0 ? 'No fact sheet has all of these words.' : describeCount(found.length)}{' '}
          <a href="/facts" className="text-accent underline underline-offset-2">
            Show all
          </a>
        </p>
      )}
      {(found.length > 0 || !isSearch) && <FactSheetList sheets={found} />}
      <p className="mt-8 flex flex-wrap gap-x-5 gap-y-1 text-sm print:hidden">
        <a href="/facts/corrections" className="text-accent underline underline-offset-2">
          All corrections
        </a>
        <a href="/facts/feed.xml" className="text-accent underline underline-offset-2">
          Atom feed
        </a>
        <a href="/facts/feed.json" className="text-accent underline underline-offset-2">
          JSON Feed
        </a>
      </p>
    </>
  );
}

function describeCount(count: number): string {
  return count === 1 ? 'One fact sheet found.' : `${count} fact sheets found.`;
}
