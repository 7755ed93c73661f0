import { formatDay } from '#components/factsheet/format-date.ts';
import { PublishedPage } from '#components/factsheet/published-page.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { PublishedFactSheet } from '#lib/factsheet/published.ts';

/** One version as it was published. It says nothing of what came later, since it never changes, and leads to where that is said. */
export function VersionPage({ sheet }: { sheet: PublishedFactSheet }) {
  const { slug, number, publishedAt } = sheet.snapshot;
  return (
    <>
      <div className="mb-6">
        <Notice>
          This is version {number}, kept as it was published on {formatDay(publishedAt)}. It may have been corrected or
          retracted since:{' '}
          <a href={`/facts/${slug}`} className="text-accent underline underline-offset-2">
            see the newest version
          </a>
          .
        </Notice>
      </div>
      <PublishedPage sheet={sheet} />
    </>
  );
}
