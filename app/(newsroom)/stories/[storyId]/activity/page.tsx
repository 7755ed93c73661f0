import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { ActivityPage } from '#components/audit-log/activity-page.tsx';
import { listStoryEvents } from '#lib/audit-log/list-story-events.server.ts';

export const metadata: Metadata = { title: 'Activity' };

type PageProps = {
  params: Promise<{ storyId: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export default async function Page({ params, searchParams }: PageProps) {
  const { storyId } = await params;
  const { before } = await searchParams;
  const beforeSeq = typeof before === 'string' && /^\d{1,9}$/.test(before) ? Number(before) : null;
  const { actor, page } = await readPage(async (reader) => ({
    page: await listStoryEvents(reader, storyId, beforeSeq),
  }));
  return <ActivityPage person={actor} storyId={storyId} page={page} beforeSeq={beforeSeq} />;
}
