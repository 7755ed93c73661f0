'use client';

import { useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { useKeys } from '#components/ui/use-keys.ts';
import { arrangeClaims, type ClaimGroup } from '#lib/overview/arrange-claims.ts';
import type { ClaimSummary } from '#lib/overview/claim-summary.ts';
import { BoardControls } from './board-controls.tsx';
import { ClaimLine } from './claim-line.tsx';
import { MakeClaimDialog } from './make-claim-dialog.tsx';
import { useArrangement } from './use-arrangement.ts';

/** From this many claims on, not every group is visible. */
const CROWDED_COUNT = 12;

type ClaimBoardProps = {
  storyId: string;
  claims: readonly ClaimSummary[];
  mayMake: boolean;
  viewerId: string;
  /** ISO 8601 date. */
  today: string;
};

/** A story's claims by state, by what they need, by who must act. j and k move, Enter opens, / searches, n begins one. */
export function ClaimBoard({ storyId, claims, mayMake, viewerId, today }: ClaimBoardProps) {
  const [arrangement, change] = useArrangement();
  const list = useRef<HTMLElement>(null);
  const find = (selector: string) => list.current?.querySelector<HTMLElement>(selector);
  useKeys({
    j: () => moveFocus(list.current, 1),
    k: () => moveFocus(list.current, -1),
    '/': () => find('input[type="search"]')?.focus(),
    m: () => change({ filter: arrangement.filter === 'mine' ? 'all' : 'mine' }),
    ...(mayMake && { n: () => find('[data-make-claim] button')?.click() }),
  });
  const groups = arrangeClaims(claims, arrangement, { viewerId, today });

  return (
    <section aria-label="Claims" ref={list} className="grid gap-5">
      <div className="flex flex-wrap items-end gap-3">
        {claims.length > 0 && <BoardControls arrangement={arrangement} onChange={change} />}
        {mayMake && (
          <div data-make-claim className="ml-auto">
            <MakeClaimDialog storyId={storyId} />
          </div>
        )}
      </div>
      {claims.length === 0 && (
        <EmptyState title="No claims yet">
          Open an article, mark a passage and choose “Make claim”. A claim is one statement that can be checked.
        </EmptyState>
      )}
      {claims.length > 0 && groups.length === 0 && (
        <EmptyState
          title="No claim fits"
          action={<Button onClick={() => change({ filter: 'all', words: '' })}>Show all claims</Button>}
        />
      )}
      {claims.length > CROWDED_COUNT && groups.length > 1 && <GroupLinks groups={groups} />}
      {groups.map(({ heading, claims: shown }, index) => (
        <div key={heading ?? 'all'} id={`group-${index + 1}`} className="scroll-mt-20">
          {heading && (
            <h2 className="mb-2 font-semibold text-[0.9375rem]">
              {heading} <span className="font-normal text-muted tabular-nums">{shown.length}</span>
            </h2>
          )}
          <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
            {shown.map((claim) => (
              <ClaimLine
                key={claim.id}
                claim={claim}
                href={`/stories/${storyId}/claims/${claim.id}`}
                showsState={arrangement.grouping !== 'state'}
                today={today}
              />
            ))}
          </ul>
        </div>
      ))}
      {claims.length > 1 && (
        <p className="hidden text-[0.8125rem] text-muted sm:block">
          Keys: <kbd>j</kbd> and <kbd>k</kbd> move, <kbd>Enter</kbd> opens, <kbd>/</kbd> searches, <kbd>m</kbd> shows
          where you can act{mayMake && ', '}
          {mayMake && (
            <>
              <kbd>n</kbd> begins a claim
            </>
          )}
          .
        </p>
      )}
    </section>
  );
}

/** Links to each group of a long board. */
function GroupLinks({ groups }: { groups: readonly ClaimGroup[] }) {
  return (
    <nav aria-label="Groups" className="flex flex-wrap gap-x-4 text-[0.8125rem]">
      {groups.map(({ heading, claims }, index) => (
        <a
          key={heading}
          href={`#group-${index + 1}`}
          className="touchable text-accent underline-offset-4 hover:underline"
        >
          {heading} <span className="ms-1 text-muted tabular-nums">{claims.length}</span>
        </a>
      ))}
    </nav>
  );
}

function moveFocus(list: HTMLElement | null, step: 1 | -1) {
  const links = [...(list?.querySelectorAll<HTMLElement>('[data-claim-link]') ?? [])];
  const at = links.findIndex((link) => link.contains(document.activeElement));
  const next = at < 0 ? findStart(links) : Math.min(links.length - 1, Math.max(0, at + step));
  links[next]?.focus();
}

/** The first claim of the group that the address leads to, or of all. */
function findStart(links: readonly HTMLElement[]): number {
  const group = document.getElementById(window.location.hash.slice(1));
  return Math.max(
    0,
    links.findIndex((link) => group?.contains(link)),
  );
}
