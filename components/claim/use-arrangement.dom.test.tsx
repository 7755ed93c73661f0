import { act, renderHook } from '@testing-library/react';
import { SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { useArrangement } from './use-arrangement.ts';

/** The board as it opens at an address. */
function openBoard(address: string) {
  window.history.replaceState(null, '', address);
  const params = new URLSearchParams(window.location.search);
  const { result } = renderHook(() => useArrangement(), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <SearchParamsContext.Provider value={params}>{children}</SearchParamsContext.Provider>
    ),
  });
  return {
    arrangement: () => result.current[0],
    change: (...[part]: Parameters<(typeof result.current)[1]>) => act(() => result.current[1](part)),
    address: () => window.location.href.slice(window.location.origin.length),
  };
}

const BOARD = '/stories/1/claims';

test('[C11] how the board is set out is in its address, and is so again where the address is opened', () => {
  const { change, address, arrangement } = openBoard(BOARD);
  change({ filter: 'overdue' });
  change({ grouping: 'who' });
  change({ order: 'due' });
  change({ words: 'harbour & storm' });
  const set = arrangement();
  expect(openBoard(address()).arrangement()).toEqual(set);
  expect(set).toEqual({ filter: 'overdue', grouping: 'who', order: 'due', words: 'harbour & storm' });
});

test('[C11] what is as usual is not in the address', () => {
  const { change, address } = openBoard(`${BOARD}?show=mine&words=storm`);
  change({ filter: 'all', words: '' });
  expect(address()).toBe(BOARD);
});

test('[C11] an address that asks for what there is not shows the board as usual', () => {
  const { arrangement } = openBoard(`${BOARD}?show=everything&group=&sort=upwards`);
  expect(arrangement()).toEqual({ filter: 'all', grouping: 'state', order: 'number', words: '' });
});

test('[C11] going back leads off the board, not through its arrangements', () => {
  const { change } = openBoard(BOARD);
  const before = window.history.length;
  change({ filter: 'mine' });
  change({ words: 's' });
  expect(window.history.length).toBe(before);
});
