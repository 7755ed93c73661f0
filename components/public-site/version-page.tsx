import { formatDay } from '#components/ui/format-date.ts';
import { Notice } from '#components/ui/notice.tsx';
import type { PublishedFactSheet } from '#lib/version/published.ts';
import { PublishedPage } from './published-page.tsx';

/** One version as it was published. It never changes, so later versions are only linked. */
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
