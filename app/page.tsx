import { redirect } from 'next/navigation';
import { HomePage } from '#components/newsroom/home-page.tsx';
import { getOptionalActor } from '#lib/auth/session.server.ts';
import { listPublishedFactSheets } from '#lib/version/list-published-factsheets.server.ts';

export default async function Page() {
  if (await getOptionalActor()) redirect('/stories');
  return <HomePage sheets={await listPublishedFactSheets()} />;
}
