import type { ReactNode } from 'react';
import type { Actor } from '#lib/actor/actor.ts';
import type { Waiting } from '#lib/visit/waiting.ts';
import { HeaderPlaces } from './header-places.tsx';
import { MemberMenu } from './member-menu.tsx';
import { Wordmark } from './wordmark.tsx';

type SiteHeaderProps = { actor: Actor; newsroomName: string; waiting: Waiting };

/** The bar over every signed-in page. */
export function SiteHeader({ actor, newsroomName, waiting }: SiteHeaderProps): ReactNode {
  return (
    <header data-bar="top" className="sticky top-0 z-30 border-line border-b bg-paper print:hidden">
      <div className="mx-auto flex min-h-14 max-w-[84rem] flex-wrap items-center gap-x-6 gap-y-1 px-4 sm:px-6">
        <Wordmark />
        <HeaderPlaces initial={waiting} />
        <MemberMenu
          memberId={actor.memberId}
          name={actor.name}
          role={actor.role}
          colour={actor.colour}
          newsroomName={newsroomName}
        />
      </div>
    </header>
  );
}
