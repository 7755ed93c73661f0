import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { SheetRoom } from '#components/factsheet/sheet-room.tsx';
import { getSheetDesk } from '#lib/factsheet/get-sheet-desk.server.ts';

export const metadata: Metadata = { title: 'Fact sheet' };

export default async function SheetPage({ params }: { params: Promise<{ storyId: string }> }) {
  const { storyId } = await params;
  const { actor, ...desk } = await readPage((member) => getSheetDesk(member, storyId));
  const { memberId, name, colour, role } = actor;
  return <SheetRoom desk={desk} person={{ memberId, name, colour }} role={role} />;
}
