'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { classNames } from '#components/ui/class-names.ts';

const PLACES = [
  { href: '/settings/members', label: 'Members' },
  { href: '/settings/rules', label: 'Rule of consensus' },
  { href: '/settings/keys', label: 'Keys' },
  { href: '/settings/audit', label: 'Audit' },
];

/** The pages of the settings. */
export function SettingsNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className="flex gap-1 overflow-x-auto border-line border-b">
      {PLACES.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? 'page' : undefined}
          className={classNames(
            '-mb-px border-b-2 px-2 py-2 text-[0.875rem] whitespace-nowrap sm:px-3 sm:text-[0.9375rem]',
            pathname === href ? 'border-accent font-semibold' : 'border-transparent text-muted hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
