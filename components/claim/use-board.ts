'use client';

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import { type Asking, useRequest } from '#components/command/use-request.ts';
import { type Arrangement, writeArrangement } from '#lib/overview/arrange-claims.ts';
import {
  BOARD_FIRST_COUNT,
  BOARD_PART_MAX_COUNT,
  BOARD_STEP_COUNT,
  type BoardPart,
  countShown,
} from '#lib/overview/board.ts';
import type { ClaimSummary } from '#lib/overview/claim-summary.ts';
import { useArrangement } from './use-arrangement.ts';

const partSchema = z.object({
  totalCount: z.number(),
  groups: z.array(z.object({ heading: z.string().nullable(), count: z.number() })),
  from: z.number(),
  claims: z.array(z.custom<ClaimSummary>()),
});

/** What of the board is here, and the address of the arrangement that it shows. */
type Shown = Omit<BoardPart, 'from'> & { readonly address: string };

export type BoardState = {
  readonly shown: Shown;
  /** How many claims the arrangement shows, here or not. */
  readonly count: number;
  readonly arrangement: Arrangement;
  readonly change: (part: Partial<Arrangement>) => void;
  readonly request: Pick<Asking<BoardPart>, 'pending' | 'failure' | 'retry'>;
  /** Fetches until so many are here, at least one step more, and then calls back. */
  readonly reach: (count: number, onHere?: () => void) => void;
  readonly loadAll: () => Promise<void>;
};

/** A story's board of which the page had the first part, arranged by `firstArrangement`; the rest is fetched as it is reached. */
export function useBoard(storyId: string, first: BoardPart, firstArrangement: Arrangement): BoardState {
  const [arrangement, setArrangement] = useArrangement();
  const firstAddress = writeArrangement(firstArrangement).toString();
  const [shown, setShown] = useState<Shown>({ ...first, address: firstAddress });
  const { ask, ...request } = useRequest(partSchema);

  /** What waits for all claims: until then whatever else is asked for asks for all. */
  const onAll = useRef<(() => void) | null>(null);
  const fetchPart = useCallback(
    (asked: string, from: number, count: number, onHere?: () => void) => {
      const range = onAll.current ? `from=0&count=${BOARD_PART_MAX_COUNT}` : `from=${from}&count=${count}`;
      ask(`/api/stories/${storyId}/claims?${asked}&${range}`, (part) => {
        // Whoever waits for the claims finds them on the page.
        flushSync(() => setShown((known) => ({ ...part, address: asked, claims: join(known, asked, part) })));
        onHere?.();
        onAll.current?.();
        onAll.current = null;
      });
    },
    [ask, storyId],
  );

  /** Of what is asked for, which may not be here yet. */
  const address = writeArrangement(arrangement).toString();
  const here = shown.address === address ? shown.claims.length : 0;

  // The page was fetched again: something was decided.
  const takeFirst = useEffectEvent((fresh: BoardPart) => {
    if (address === firstAddress && here <= fresh.claims.length) setShown({ ...fresh, address });
    else fetchPart(address, 0, Math.max(BOARD_FIRST_COUNT, here));
  });
  useEffect(() => takeFirst(first), [first]);

  const change = (part: Partial<Arrangement>) => {
    setArrangement(part);
    fetchPart(writeArrangement({ ...arrangement, ...part }).toString(), 0, BOARD_FIRST_COUNT);
  };
  const reach = (count: number, onHere?: () => void) => {
    fetchPart(address, here, Math.max(BOARD_STEP_COUNT, count - here), onHere);
  };
  const loadAll = () =>
    new Promise<void>((resolve) => {
      onAll.current = resolve;
      fetchPart(address, 0, BOARD_PART_MAX_COUNT);
    });

  return { shown, count: countShown(shown), arrangement, change, request, reach, loadAll };
}

/** What is here with a part that follows; a claim that has moved meanwhile stands once. */
function join(known: Shown, address: string, { from, claims }: BoardPart): readonly ClaimSummary[] {
  if (known.address !== address || from > known.claims.length) return claims;
  const ids = new Set(claims.map(({ id }) => id));
  return [...known.claims.slice(0, from).filter(({ id }) => !ids.has(id)), ...claims];
}
