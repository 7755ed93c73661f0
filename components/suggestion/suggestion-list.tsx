'use client';

import Link from 'next/link';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { STANCE_WORDS, STANCES, type Stance } from '#lib/claim/stance.ts';
import type { Suggestion } from '#lib/suggestion/suggestion.ts';
import type { Suggestions } from './use-suggestions.ts';

type SuggestionListProps = {
  storyId: string;
  suggestions: Suggestions;
  /** The claim that passages are linked to; null while none is chosen. */
  claimId: string | null;
  mayLink: boolean;
};

const STANCE_KEYS: Record<Stance, string> = { supports: 's', contradicts: 'c', context: 'x' };

/** Suggested passages. In the list j and k move; s, c and x link with a stance; d dismisses. */
export function SuggestionList({ storyId, suggestions, claimId, mayLink }: SuggestionListProps) {
  const list = useRef<HTMLOListElement>(null);
  const { found, finding, linking, dismissing, restoring, outcome, link, dismiss } = suggestions;
  const hasFailed = [finding, linking, dismissing, restoring].some(({ failure }) => failure !== null);

  const isFound = found !== null;
  // The button that opened the list is gone: focus moves into the list, unless the reader has moved on.
  useEffect(() => {
    const first = list.current?.firstElementChild;
    if (isFound && document.activeElement === document.body && first instanceof HTMLElement) first.focus();
  }, [isFound]);

  /** The next suggestion takes the focus of a removed one. */
  function leave(index: number) {
    const others = [...(list.current?.children ?? [])].filter((_, at) => at !== index);
    const next = others[Math.min(index, others.length - 1)];
    if (next instanceof HTMLElement) next.focus();
  }

  function press(event: KeyboardEvent, suggestion: Suggestion, index: number) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const stance = STANCES.find((one) => STANCE_KEYS[one] === key);
    const step = key === 'j' || key === 'arrowdown' ? 1 : key === 'k' || key === 'arrowup' ? -1 : 0;
    if (step !== 0) {
      const next = list.current?.children[index + step];
      if (next instanceof HTMLElement) next.focus();
    } else if (stance && claimId && mayLink) {
      leave(index);
      link(suggestion, claimId, stance);
    } else if (key === 'd' && mayLink) {
      leave(index);
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
        <ol ref={list} className="grid gap-2" aria-label="Suggested passages">
          {found.map((suggestion, index) => (
            <li
              key={keyOf(suggestion)}
              tabIndex={index === 0 ? 0 : -1}
              onKeyDown={(event) => press(event, suggestion, index)}
              className="rounded-md border border-line bg-surface p-3 focus-within:border-line-strong"
            >
              <SuggestedPassage storyId={storyId} suggestion={suggestion} />
              {mayLink && (
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
              )}
            </li>
          ))}
        </ol>
      )}
      {found && found.length > 0 && mayLink && (
        <p className="hidden text-[0.8125rem] text-muted sm:block">
          In the list <kbd>j</kbd> and <kbd>k</kbd> move; one key links or dismisses.
        </p>
      )}
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
