'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { classNames } from '#components/ui/class-names.ts';
import { CountBadge } from './count-badge.tsx';

const PLACES = [
  { href: '/stories', label: 'Stories' },
  { href: '/review', label: 'Review' },
  // A plain link: the public pages are not served by Next.js.
  { href: '/facts', label: 'Fact sheets', isPublic: true },
  { href: '/settings', label: 'Settings' },
];

/** The main sections; the current one is marked, and Review says how many claims one may decide. On a phone it is a row below the wordmark. */
export function SiteNav({ reviewCount }: { reviewCount: number }) {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Main"
      className="order-last -mx-2 flex w-full gap-1 overflow-x-auto pb-1 sm:order-none sm:w-auto sm:pb-0"
    >
      {PLACES.map(({ href, label, isPublic }) => {
        const Anchor = isPublic ? 'a' : Link;
        const here = pathname === href || pathname.startsWith(`${href}/`);
        return (
          <Anchor
            key={href}
            href={href}
            aria-current={here ? 'page' : undefined}
            className={classNames(
              'touchable inline-flex items-center gap-1.5 rounded-md px-2.5 py-1.5 text-[0.875rem] whitespace-nowrap hover:bg-sunken max-[22rem]:px-1.5',
              here ? 'font-semibold text-ink' : 'text-muted',
            )}
          >
            {label}
            {href === '/review' && <CountBadge count={reviewCount} what="to decide" />}
          </Anchor>
        );
      })}
    </nav>
  );
}
