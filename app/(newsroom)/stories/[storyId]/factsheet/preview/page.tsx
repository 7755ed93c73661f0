import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { FactSheetArticle } from '#components/public-site/factsheet-article.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { getSheetPreview } from '#lib/factsheet/get-sheet-preview.server.ts';

export const metadata: Metadata = { title: 'Preview of the fact sheet' };

export default async function SheetPreviewPage({ params }: { params: Promise<{ storyId: string }> }) {
  const { storyId } = await params;
  const { snapshot } = await readPage(async (member) => ({
    snapshot: await getSheetPreview(member, storyId, new Date()),
  }));
  return (
    <div className="mx-auto max-w-3xl">
      <div className="mb-8 print:hidden">
        <Notice>
          A preview of version {snapshot.number}, which nobody else sees yet.{' '}
          <a href={`/stories/${storyId}/factsheet`} className="text-accent underline underline-offset-2">
            Back to the draft
          </a>
        </Notice>
      </div>
      <FactSheetArticle snapshot={snapshot} />
    </div>
  );
}
