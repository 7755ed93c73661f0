import type { ReactNode } from 'react';
import { requirePageActor } from '#app/_glue/page.ts';
import { SiteHeader } from '#components/newsroom/site-header.tsx';
import { HeldDecisions } from '#components/review/held-decisions.tsx';
import { getNewsroom } from '#lib/newsroom/get-newsroom.server.ts';
import { countWaiting } from '#lib/visit/count-waiting.server.ts';

export default async function NewsroomLayout({ children }: { children: ReactNode }) {
  const actor = await requirePageActor();
  const [newsroom, waiting] = await Promise.all([getNewsroom(actor), countWaiting(actor)]);
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-surface focus:px-3 focus:py-2"
      >
        Skip to the page
      </a>
      <SiteHeader actor={actor} newsroomName={newsroom.name} waiting={waiting} />
      <main id="main" tabIndex={-1} className="mx-auto max-w-[84rem] px-4 py-6 outline-none sm:px-6 sm:py-8">
        <HeldDecisions>{children}</HeldDecisions>
      </main>
    </>
  );
}
