'use client';

import Link from 'next/link';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { STANCE_WORDS, STANCES, type Stance } from '#lib/claim/stance.ts';
import { fits, type Suggestion } from '#lib/suggestion/suggestion.ts';
import type { Suggestions } from './use-suggestions.ts';

type SuggestionListProps = {
  storyId: string;
  suggestions: Suggestions;
  /** The claim that passages are linked to; null while none is chosen. */
  claimId: string | null;
  mayLink: boolean;
};

const STANCE_KEYS: Record<Stance, string> = { supports: 's', contradicts: 'c', context: 'x' };

/** What j and k move between. */
const STOPS = 'li, [data-more]';

/**
 * Suggested passages: those that fit, and on request those that fit less. In the list j and k move; s, c and x link with a stance;
 * d dismisses.
 */
export function SuggestionList({ storyId, suggestions, claimId, mayLink }: SuggestionListProps) {
  const lists = useRef<HTMLDivElement>(null);
  const { found, finding, linking, dismissing, restoring, outcome, link, dismiss } = suggestions;
  const hasFailed = [finding, linking, dismissing, restoring].some(({ failure }) => failure !== null);
  const listStops = () => [...(lists.current?.querySelectorAll<HTMLElement>(STOPS) ?? [])];

  const isFound = found !== null;
  // The button that opened the list is gone: focus moves into the list, unless the reader has moved on.
  useEffect(() => {
    const first = lists.current?.querySelector<HTMLElement>(STOPS);
    if (isFound && document.activeElement === document.body) first?.focus();
  }, [isFound]);

  /** What comes next takes the focus of a removed suggestion. */
  function leave(passage: HTMLElement) {
    const stops = listStops();
    const others = stops.filter((stop) => stop !== passage);
    others[Math.min(stops.indexOf(passage), others.length - 1)]?.focus();
  }

  function press(event: KeyboardEvent<HTMLElement>, suggestion: Suggestion) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const passage = event.currentTarget;
    const key = event.key.toLowerCase();
    const stance = STANCES.find((one) => STANCE_KEYS[one] === key);
    const step = key === 'j' || key === 'arrowdown' ? 1 : key === 'k' || key === 'arrowup' ? -1 : 0;
    if (step !== 0) {
      const stops = listStops();
      stops[stops.indexOf(passage) + step]?.focus();
    } else if (stance && claimId && mayLink) {
      leave(passage);
      link(suggestion, claimId, stance);
    } else if (key === 'd' && mayLink) {
      leave(passage);
      dismiss(suggestion);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="grid gap-3">
      <FailureNote of={finding} />
      <FailureNote of={linking} />
      <FailureNote of={dismissing} />
      <FailureNote of={restoring} />
      <p role="status" className="text-[0.8125rem] text-muted empty:hidden">
        {outcome?.words}{' '}
        {outcome?.undo && (
          <button
            type="button"
            onClick={restoring.pending ? undefined : outcome.undo}
            aria-disabled={restoring.pending || undefined}
            aria-busy={restoring.pending || undefined}
            className="cursor-pointer text-accent underline underline-offset-2 aria-disabled:cursor-default aria-disabled:opacity-60"
          >
            Undo
          </button>
        )}
      </p>
      {found === null && !hasFailed && <p className="text-muted">Looking through the other articles…</p>}
      {found?.length === 0 && !hasFailed && (
        <p className="text-muted">No other passage shares its names, numbers, dates or words.</p>
      )}
      {found && found.length > 0 && (
        <div ref={lists} className="grid gap-3">
          <FoundPassages found={found}>
            {(suggestion) => (
              <li
                key={keyOf(suggestion)}
                tabIndex={suggestion === found[0] ? 0 : -1}
                onKeyDown={(event) => press(event, suggestion)}
                className="rounded-md border border-line bg-surface p-3 focus-within:border-line-strong"
              >
                <SuggestedPassage storyId={storyId} suggestion={suggestion} />
                {mayLink && <PassageButtons {...{ suggestion, claimId, link, dismiss }} />}
              </li>
            )}
          </FoundPassages>
        </div>
      )}
      {found && found.length > 0 && mayLink && (
        <p className="hidden text-[0.8125rem] text-muted sm:block">
          In the list <kbd>j</kbd> and <kbd>k</kbd> move; one key links or dismisses.
        </p>
      )}
    </div>
  );
}

type FoundPassagesProps = { found: readonly Suggestion[]; children: (suggestion: Suggestion) => ReactNode };

/** The passages that fit, and behind a button those that fit less. */
function FoundPassages({ found, children }: FoundPassagesProps) {
  const less = useRef<HTMLOListElement>(null);
  const [showsLess, setShowsLess] = useState(false);
  const fitting = found.filter(fits);
  const others = found.filter((suggestion) => !fits(suggestion));
  // The button is gone: what it opened has the focus.
  useEffect(() => {
    if (showsLess) less.current?.querySelector('li')?.focus();
  }, [showsLess]);
  return (
    <>
      {fitting.length > 0 && (
        <ol className="grid gap-2" aria-label="Suggested passages">
          {fitting.map(children)}
        </ol>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="text-muted">
          {fitting.length > 0 ? 'Nothing more that fits.' : 'Nothing fits well enough to suggest.'}
        </p>
        {others.length > 0 && !showsLess && (
          <Button size="small" data-more onClick={() => setShowsLess(true)}>
            Show {others.length} that {others.length === 1 ? 'fits' : 'fit'} less
          </Button>
        )}
      </div>
      {showsLess && others.length > 0 && (
        <ol ref={less} className="grid gap-2" aria-label="Passages that fit less">
          {others.map(children)}
        </ol>
      )}
    </>
  );
}

type PassageButtonsProps = Pick<Suggestions, 'link' | 'dismiss'> & { suggestion: Suggestion; claimId: string | null };

function PassageButtons({ suggestion, claimId, link, dismiss }: PassageButtonsProps) {
  return (
    <div className="mt-2 flex flex-wrap gap-1.5">
      {STANCES.map((stance) => (
        <Button
          key={stance}
          size="small"
          disabled={claimId === null}
          aria-keyshortcuts={STANCE_KEYS[stance]}
          onClick={() => claimId && link(suggestion, claimId, stance)}
        >
          {STANCE_WORDS[stance]}
          <Key>{STANCE_KEYS[stance]}</Key>
        </Button>
      ))}
      <Button size="small" variant="quiet" aria-keyshortcuts="d" onClick={() => dismiss(suggestion)}>
        Dismiss
        <Key>d</Key>
      </Button>
    </div>
  );
}

function SuggestedPassage({ storyId, suggestion }: { storyId: string; suggestion: Suggestion }) {
  const { articleId, articleTitle, outlet, language, selector } = suggestion;
  return (
    <>
      <blockquote lang={language} dir="auto" className="font-serif leading-relaxed">
        {selector.exact}
      </blockquote>
      <p className="mt-1 text-[0.8125rem] text-muted">
        <span className="font-medium text-ink">{outlet}</span>{' '}
        <Link
          href={`/stories/${storyId}/articles/${articleId}?start=${selector.start}&end=${selector.end}`}
          aria-label={`Open in article: ${articleTitle}`}
          className="touchable text-accent underline underline-offset-2"
        >
          Open in article
        </Link>
      </p>
    </>
  );
}

function Key({ children }: { children: string }) {
  return (
    <kbd aria-hidden className="font-sans text-[0.6875rem] text-muted uppercase max-sm:hidden">
      {children}
    </kbd>
  );
}

function keyOf({ revisionId, selector }: Suggestion): string {
  return `${revisionId} ${selector.start} ${selector.end}`;
}
