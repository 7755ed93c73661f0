'use client';

import type { Waiting } from '#lib/visit/waiting.ts';
import { ForYouLink } from './for-you-link.tsx';
import { SiteNav } from './site-nav.tsx';
import { useWaiting } from './use-waiting.ts';

/** The places of the bar, with what waits for the member at each. */
export function HeaderPlaces({ initial }: { initial: Waiting }) {
  const waiting = useWaiting(initial);
  return (
    <>
      <SiteNav reviewCount={waiting.reviewCount} />
      <ForYouLink waiting={waiting} />
    </>
  );
}
