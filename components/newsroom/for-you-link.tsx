'use client';

import { Bell } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { classNames } from '#components/ui/class-names.ts';
import type { Waiting } from '#lib/visit/waiting.ts';
import { CountBadge } from './count-badge.tsx';

/** A link to what waits for the member, with how much of it is new. */
export function ForYouLink({ waiting: { mentionCount, decisionCount } }: { waiting: Waiting }) {
  const count = mentionCount + decisionCount;
  const isHere = usePathname() === '/for-you';
  return (
    <Link
      href="/for-you"
      aria-current={isHere ? 'page' : undefined}
      className={classNames(
        'ml-auto inline-flex min-h-10 items-center gap-1.5 rounded-md px-2 text-[0.875rem] hover:bg-sunken',
        isHere || count > 0 ? 'font-semibold text-ink' : 'text-muted',
      )}
    >
      <Bell aria-hidden className="size-4" />
      <span className="sr-only sm:not-sr-only">For you</span>
      <CountBadge count={count} what={nameNew(mentionCount, decisionCount)} />
    </Link>
  );
}

function nameNew(mentionCount: number, decisionCount: number): string {
  if (decisionCount === 0) return mentionCount === 1 ? 'new mention' : 'new mentions';
  if (mentionCount === 0) return decisionCount === 1 ? 'new decision' : 'new decisions';
  return 'new mentions and decisions';
}
