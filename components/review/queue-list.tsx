'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { SideCounts } from '#components/claim/side-counts.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { Time } from '#components/ui/time.tsx';
import { useKeys } from '#components/ui/use-keys.ts';
import { DECISION_BUTTONS } from '#lib/claim/decision.ts';
import type { ClaimSummary } from '#lib/overview/claim-summary.ts';
import { type HeldDecision, useHeldDecisions } from './held-decisions.tsx';

export type QueueLine = {
  id: string;
  number: number;
  text: string;
  storyTitle: string;
  /** ISO 8601. */
  since: string | null;
  waitsFor: string;
  sides: ClaimSummary['sides'];
};

type QueueListProps = {
  /** Those around the current one. */
  lines: readonly QueueLine[];
  /** The place of the first of them in the queue, from 0, and how long the queue is. */
  from: number;
  count: number;
  currentId: string;
};

/** The claims that wait for a reviewer, oldest first. j and k move between them. */
export function QueueList({ lines, from, count, currentId }: QueueListProps) {
  const router = useRouter();
  const { held } = useHeldDecisions();
  const at = lines.findIndex(({ id }) => id === currentId);
  const go = (step: 1 | -1) => {
    const next = lines[at + step];
    if (next) router.push(hrefOf(next.id), { scroll: false });
  };
  useKeys({ j: () => go(1), k: () => go(-1) });
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => showWithin(list.current, list.current?.children[at]), [at]);

  return (
    <nav aria-label="Review queue" className="lg:sticky lg:top-20 lg:self-start">
      <ol
        ref={list}
        className="relative max-h-64 divide-y divide-line overflow-y-auto rounded-lg border border-line bg-surface lg:max-h-[calc(100dvh-9rem)]"
      >
        {lines.map(({ id, number, text, storyTitle, since, waitsFor, sides }) => (
          <li key={id}>
            <Link
              href={hrefOf(id)}
              scroll={false}
              aria-current={id === currentId ? 'true' : undefined}
              className={classNames(
                'block px-3 py-2.5 outline-offset-[-2px] hover:bg-sunken',
                id === currentId && 'bg-sunken',
              )}
            >
              <span className="block truncate text-[0.75rem] text-muted">
                {storyTitle}, claim {number}
              </span>
              <span className="line-clamp-2 font-serif leading-snug">{text}</span>
              <span className="block text-[0.75rem] text-muted">
                <SideCounts sides={sides} />
              </span>
              <span className="block text-[0.75rem] text-muted">
                {since && (
                  <>
                    Sent <Time at={since} />.{' '}
                  </>
                )}
                {describeHeld(held, id) ?? waitsFor}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {count > 1 && (
        <p className="mt-2 text-[0.8125rem] text-muted">
          {describePlace(at < 0 ? -1 : from + at, count)}
          <span className="hidden sm:inline">
            {' '}
            Keys: <kbd>j</kbd> and <kbd>k</kbd> move.
          </span>
        </p>
      )}
    </nav>
  );
}

/** "Approve: can still be undone."; null where no decision on the claim is held. */
function describeHeld(held: readonly HeldDecision[], claimId: string): string | null {
  const own = held.find(({ input }) => input.claimId === claimId);
  return own ? `${DECISION_BUTTONS[own.input.decision]}: can still be undone.` : null;
}

/** Brings one line of the list into sight without moving the page. */
function showWithin(list: HTMLElement | null, line: Element | undefined) {
  if (!list || !(line instanceof HTMLElement)) return;
  const [top, bottom] = [line.offsetTop, line.offsetTop + line.offsetHeight];
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
}

function describePlace(at: number, count: number): string {
  return at < 0 ? `${count} claims wait.` : `${at + 1} of ${count} that wait.`;
}

function hrefOf(claimId: string): string {
  return `/review?claim=${claimId}`;
}
