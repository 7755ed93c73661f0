import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { SheetRoom } from '#components/factsheet/sheet-room.tsx';
import { getSheetPage } from '#lib/factsheet/get-sheet-page.server.ts';

export const metadata: Metadata = { title: 'Fact sheet' };

export default async function SheetPage({ params }: { params: Promise<{ storyId: string }> }) {
  const { storyId } = await params;
  const { actor, ...sheet } = await readPage((member) => getSheetPage(member, storyId));
  const { memberId, name, colour, role } = actor;
  return <SheetRoom sheet={sheet} person={{ memberId, name, colour }} role={role} />;
}
