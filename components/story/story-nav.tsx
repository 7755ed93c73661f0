'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

type StoryNavProps = { storyId: string; title: string };

const LINK =
  'touchable rounded-md px-2 py-1.5 whitespace-nowrap text-muted hover:bg-sunken hover:text-ink [&[aria-current]]:font-semibold [&[aria-current]]:text-ink';

/** The one way around a story, on each of its pages: its name leads home, the row to its places. */
export function StoryNav({ storyId, title }: StoryNavProps) {
  const pathname = usePathname();
  const home = `/stories/${storyId}`;
  return (
    <nav
      aria-label="Story"
      className="mb-5 grid gap-x-4 gap-y-1 text-[0.875rem] print:hidden md:flex md:items-baseline"
    >
      <Link
        href={home}
        prefetch={false}
        className="touchable min-w-0 truncate py-1.5 font-medium text-accent hover:underline md:max-w-[50%]"
      >
        <span className="truncate">{title}</span>
      </Link>
      <ul className="-mx-2 flex flex-wrap">
        {listPlaces(home).map(({ label, address, below }) => (
          <li key={label}>
            <Link href={address} prefetch={false} aria-current={currentAs(pathname, address, below)} className={LINK}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** `below`: where the addresses of what belongs to the place begin. */
function listPlaces(home: string) {
  const placeBelow = (label: string, address: string) => ({ label, address, below: `${address}/` });
  return [
    { label: 'Articles', address: home, below: `${home}/articles/` },
    placeBelow('Claims', `${home}/claims`),
    placeBelow('Who says what', `${home}/matrix`),
    placeBelow('Fact sheet', `${home}/factsheet`),
    placeBelow('Activity', `${home}/activity`),
  ];
}

function currentAs(pathname: string, address: string, below: string): 'page' | 'true' | undefined {
  if (pathname === address) return 'page';
  return pathname.startsWith(below) ? 'true' : undefined;
}
