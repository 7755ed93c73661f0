import type { ReactNode } from 'react';
import { Mark } from '#components/ui/mark.tsx';

type SiteShellProps = {
  children: ReactNode /** The page's own place in the bar. */;
  here?: '/facts' | '/facts/corrections';
};

const PLACES = [
  { href: '/facts', label: 'Fact sheets' },
  { href: '/facts/corrections', label: 'Corrections' },
] as const;

/** The frame of every public page. */
export function SiteShell({ children, here }: SiteShellProps) {
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-surface focus:px-3 focus:py-2"
      >
        Skip to the page
      </a>
      <header className="border-line border-b print:hidden">
        <div className="mx-auto flex max-w-3xl flex-wrap items-center justify-between gap-x-4 px-4 py-2 sm:px-6">
          <a href="/" className="inline-flex min-h-11 items-center gap-2 rounded font-semibold tracking-tight">
            <Mark />
            Touchstone
          </a>
          <nav aria-label="Site" className="-mx-2 flex flex-wrap">
            {PLACES.map(({ href, label }) => (
              <a
                key={href}
                href={href}
                aria-current={href === here ? 'page' : undefined}
                className="inline-flex min-h-11 items-center rounded px-2 hover:underline aria-[current]:font-semibold"
              >
                {label}
              </a>
            ))}
          </nav>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-3xl px-4 py-8 outline-none sm:px-6 sm:py-12 print:p-0">
        {children}
      </main>
    </>
  );
}
