'use client';

import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { type Arrangement, CLAIM_FILTERS, CLAIM_GROUPINGS, CLAIM_ORDERS } from '#lib/overview/arrange-claims.ts';

/** The board's filter and order, stored in the page's address: it survives going back and can be sent to a colleague. */
export function useArrangement(): [Arrangement, (change: Partial<Arrangement>) => void] {
  const params = useSearchParams();
  // Local state, since the router updates the address later and letters would be lost.
  const [arrangement, setArrangement] = useState<Arrangement>(() => ({
    filter: CLAIM_FILTERS.find((one) => one === params.get('show')) ?? 'all',
    grouping: CLAIM_GROUPINGS.find((one) => one === params.get('group')) ?? 'state',
    order: CLAIM_ORDERS.find((one) => one === params.get('sort')) ?? 'number',
    words: params.get('words') ?? '',
  }));
  const change = (part: Partial<Arrangement>) => {
    const next = { ...arrangement, ...part };
    setArrangement(next);
    window.history.replaceState(null, '', toAddress(next));
  };
  return [arrangement, change];
}

function toAddress({ filter, grouping, order, words }: Arrangement): string {
  const params = new URLSearchParams();
  if (filter !== 'all') params.set('show', filter);
  if (grouping !== 'state') params.set('group', grouping);
  if (order !== 'number') params.set('sort', order);
  if (words !== '') params.set('words', words);
  const query = params.toString();
  return query ? `?${query}` : window.location.pathname;
}
