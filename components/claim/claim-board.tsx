'use client';

import { type MouseEvent, useEffect, useEffectEvent, useRef } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Reached } from '#components/ui/reached.tsx';
import { useKeys } from '#components/ui/use-keys.ts';
import { useWholePrint } from '#components/ui/use-whole-print.ts';
import type { Arrangement } from '#lib/overview/arrange-claims.ts';
import { type BoardPart, splitGroups } from '#lib/overview/board.ts';
import { describePublished, type PublishedClaims } from '#lib/version/published-claims.ts';
import { BoardControls } from './board-controls.tsx';
import { BoardKeys, GroupLinks } from './board-links.tsx';
import { ClaimLine } from './claim-line.tsx';
import { MakeClaimDialog } from './make-claim-dialog.tsx';
import { useBoard } from './use-board.ts';

/** From this many claims on, not every group is visible. */
const CROWDED_COUNT = 12;

type ClaimBoardProps = {
  storyId: string;
  /** The first screens, as the page's address arranges them. */
  first: BoardPart;
  firstArrangement: Arrangement;
  published: PublishedClaims | null;
  mayMake: boolean;
  /** ISO 8601 date. */
  today: string;
};

/**
 * A story's claims by state, by what they need, by who must act. j and k move, Enter opens, / searches, n begins one. The server
 * arranges all of them; those further down come as they are reached.
 */
export function ClaimBoard({ storyId, first, firstArrangement, published, mayMake, today }: ClaimBoardProps) {
  const board = useBoard(storyId, first, firstArrangement);
  const { shown, count, arrangement, change, request } = board;
  const list = useRef<HTMLElement>(null);
  const find = (selector: string) => list.current?.querySelector<HTMLElement>(selector);
  useKeys({
    j: () => moveFocus(list.current, 1),
    k: () => moveFocus(list.current, -1),
    '/': () => find('input[type="search"]')?.focus(),
    m: () => change({ filter: arrangement.filter === 'mine' ? 'all' : 'mine' }),
    ...(mayMake && { n: () => find('[data-make-claim] button')?.click() }),
  });
  const groups = splitGroups(shown.groups, shown.claims);
  const isWhole = shown.claims.length >= count;
  useWholePrint(isWhole, board.loadAll);

  /** Goes to a group of which no claim may be here yet. */
  const goToGroup = (index: number) => {
    const start = groups.slice(0, index).reduce((sum, group) => sum + group.count, 0);
    const go = () => document.getElementById(`group-${index + 1}`)?.scrollIntoView();
    if (start < shown.claims.length) go();
    else board.reach(start + 1, go);
  };
  // An address can name a group, or a claim by its number, that comes later.
  const followHash = useEffectEvent(() => {
    const [, what, number] = /^#(group|claim)-(\d+)$/.exec(window.location.hash) ?? [];
    if (what === 'group') goToGroup(Number(number) - 1);
    if (what !== 'claim' || !number) return;
    const go = () =>
      document.getElementById(`claim-${number}`)?.querySelector<HTMLElement>('[data-claim-link]')?.focus();
    if (shown.claims.some((claim) => claim.number === Number(number)) || isWhole) go();
    else void board.loadAll().then(go);
  });
  useEffect(() => followHash(), []);

  return (
    <section aria-label="Claims" ref={list} onClickCapture={rememberClaim} className="grid gap-5">
      <div className="flex flex-wrap items-end gap-3">
        {shown.totalCount > 0 && <BoardControls arrangement={arrangement} onChange={change} />}
        {mayMake && (
          <div data-make-claim className="ml-auto">
            <MakeClaimDialog storyId={storyId} />
          </div>
        )}
      </div>
      {shown.totalCount === 0 && (
        <EmptyState title="No claims yet">
          Open an article, mark a passage and choose “Make claim”. A claim is one statement that can be checked.
        </EmptyState>
      )}
      {shown.totalCount > 0 && count === 0 && (
        <EmptyState
          title="No claim fits"
          action={<Button onClick={() => change({ filter: 'all', words: '' })}>Show all claims</Button>}
        />
      )}
      {shown.totalCount > CROWDED_COUNT && groups.length > 1 && <GroupLinks groups={shown.groups} onGo={goToGroup} />}
      {groups.map(({ heading, count: ofGroup, claims }, index) =>
        claims.length === 0 ? null : (
          <div key={heading ?? 'all'} id={`group-${index + 1}`} className="scroll-mt-20">
            {heading && (
              <h2 className="mb-2 font-semibold text-[0.9375rem]">
                {heading} <span className="font-normal text-muted tabular-nums">{ofGroup}</span>
              </h2>
            )}
            <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
              {claims.map((claim) => (
                <ClaimLine
                  key={claim.id}
                  claim={claim}
                  href={`/stories/${storyId}/claims/${claim.id}`}
                  showsState={arrangement.grouping !== 'state'}
                  today={today}
                  published={describePublished(published, claim.number)}
                />
              ))}
            </ul>
          </div>
        ),
      )}
      <FailureNote of={request} />
      {!isWhole && (
        <div className="grid justify-items-center gap-1">
          <Reached key={shown.claims.length} onReached={() => board.reach(0)} />
          <p className="text-[0.8125rem] text-muted">
            {shown.claims.length} of {count} claims
          </p>
          <Button size="small" busy={request.pending} onClick={() => board.reach(0)}>
            Show more claims
          </Button>
        </div>
      )}
      {shown.totalCount > 1 && <BoardKeys mayMake={mayMake} />}
    </section>
  );
}

/** Going back leads to the claim that was opened, however far down it stands. */
function rememberClaim({ target }: MouseEvent) {
  const line = target instanceof Element ? target.closest('[data-claim-link]')?.closest('li') : null;
  if (line) window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}#${line.id}`);
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
