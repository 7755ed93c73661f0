import type { Metadata } from 'next';
import { z } from 'zod';
import { readPage } from '#app/_glue/page.ts';
import { SheetHistory } from '#components/history/sheet-history.tsx';
import { getSheetHistory } from '#lib/factsheet/get-sheet-history.server.ts';
import { listPeople } from '#lib/newsroom/list-people.server.ts';

export const metadata: Metadata = { title: 'History of the draft' };

type HistoryPageProps = {
  params: Promise<{ storyId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function SheetHistoryPage({ params, searchParams }: HistoryPageProps) {
  const { storyId } = await params;
  const seq = z.coerce
    .number()
    .int()
    .positive()
    .safeParse((await searchParams).seq);
  const { history, people } = await readPage(async (actor) => ({
    history: await getSheetHistory(actor, storyId, seq.success ? seq.data : undefined),
    people: await listPeople(actor),
  }));
  return <SheetHistory storyId={storyId} history={history} people={people} />;
}
