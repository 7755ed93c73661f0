import { FactSheetArticle } from '#components/public-site/factsheet-article.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Snapshot } from '#lib/version/snapshot.ts';

type PreviewPageProps = { storyId: string; snapshot: Snapshot };

/** The next version as its readers would get it. */
export function PreviewPage({ storyId, snapshot }: PreviewPageProps) {
  return (
    <div className="mx-auto max-w-3xl">
      <div className="mb-8 print:hidden">
        <Notice>
          A preview of version {snapshot.number}, which no one else sees yet.{' '}
          <a href={`/stories/${storyId}/factsheet`} className="text-accent underline underline-offset-2">
            Back to the draft
          </a>
        </Notice>
      </div>
      <FactSheetArticle snapshot={snapshot} />
    </div>
  );
}
