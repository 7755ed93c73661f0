import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { PreviewPage } from '#components/factsheet/preview-page.tsx';
import { getSheetPreview } from '#lib/factsheet/get-sheet-preview.server.ts';

export const metadata: Metadata = { title: 'Preview of the fact sheet' };

export default async function Page({ params }: { params: Promise<{ storyId: string }> }) {
  const { storyId } = await params;
  const { snapshot } = await readPage(async (member) => ({
    snapshot: await getSheetPreview(member, storyId, new Date()),
  }));
  return <PreviewPage storyId={storyId} snapshot={snapshot} />;
}
