'use client';

import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { type Arrangement, readArrangement, writeArrangement } from '#lib/overview/arrange-claims.ts';

/** The board's filter and order, stored in the page's address: it survives going back and can be sent to a colleague. */
export function useArrangement(): [Arrangement, (change: Partial<Arrangement>) => void] {
  const params = useSearchParams();
  // Local state, since the router updates the address later and letters would be lost.
  const [arrangement, setArrangement] = useState<Arrangement>(() => readArrangement(params));
  const change = (part: Partial<Arrangement>) => {
    const next = { ...arrangement, ...part };
    setArrangement(next);
    const query = writeArrangement(next).toString();
    window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname);
  };
  return [arrangement, change];
}
