import { Notice } from '#components/ui/notice.tsx';
import type { PublishedFactSheet } from '#lib/version/published.ts';
import { CiteBox } from './cite-box.tsx';
import { FactSheetArticle } from './factsheet-article.tsx';
import { VerifyBox } from './verify-box.tsx';

/** A published version with its frame: whether a newer one exists, and how to check it. */
export function PublishedPage({ sheet }: { sheet: PublishedFactSheet }) {
  const { snapshot, sha256, kid, latestNumber, retraction } = sheet;
  return (
    <>
      {snapshot.number < latestNumber && (
        <div className="mb-6">
          <Notice>
            This is version {snapshot.number}.{' '}
            <a href={`/facts/${snapshot.slug}`} className="text-accent underline underline-offset-2">
              Version {latestNumber} is the newest
            </a>
            .
          </Notice>
        </div>
      )}
      <FactSheetArticle snapshot={snapshot} retraction={retraction} />
      <VerifyBox snapshot={snapshot} sha256={sha256} kid={kid} />
      <CiteBox snapshot={snapshot} sha256={sha256} />
    </>
  );
}
