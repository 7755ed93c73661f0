import type { ReactNode } from 'react';
import type { Actor } from '#lib/actor/actor.ts';
import type { UnseenMentions } from '#lib/mention/mention-view.ts';
import { ForYouLink } from './for-you-link.tsx';
import { MemberMenu } from './member-menu.tsx';
import { SiteNav } from './site-nav.tsx';
import { Wordmark } from './wordmark.tsx';

type SiteHeaderProps = { actor: Actor; newsroomName: string; unseen: UnseenMentions };

/** The bar over every signed-in page. */
export function SiteHeader({ actor, newsroomName, unseen }: SiteHeaderProps): ReactNode {
  return (
    <header data-bar="top" className="sticky top-0 z-30 border-line border-b bg-paper print:hidden">
      <div className="mx-auto flex min-h-14 max-w-[84rem] flex-wrap items-center gap-x-6 gap-y-1 px-4 sm:px-6">
        <Wordmark />
        <SiteNav />
        <ForYouLink unseen={unseen} />
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
