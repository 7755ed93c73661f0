'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { linkEvidenceAction } from '#components/claim/claim-actions.ts';
import { type CommandState, useCommand } from '#components/command/use-command.ts';
import type { Stance } from '#lib/claim/stance.ts';
import type { Suggestion, SuggestionSubject } from '#lib/suggestion/suggestion.ts';
import { dismissSuggestionAction, findSuggestionsAction, restoreSuggestionAction } from './suggestion-actions.ts';

/** The last action, to be reported and, if possible, undone. */
export type SuggestionOutcome = { readonly words: string; readonly undo: (() => void) | null };

export type Suggestions = {
  /** null until they are found. */
  readonly found: readonly Suggestion[] | null;
  readonly finding: CommandState;
  readonly linking: CommandState;
  readonly dismissing: CommandState;
  readonly restoring: CommandState;
  readonly outcome: SuggestionOutcome | null;
  readonly link: (suggestion: Suggestion, claimId: string, stance: Stance) => void;
  readonly dismiss: (suggestion: Suggestion) => void;
};

/**
 * The suggestions for a subject, which stays the same, and what can be done with each. One that is done with leaves the
 * list at once, and comes back where that fails.
 */
export function useSuggestions(subject: SuggestionSubject): Suggestions {
  const [found, setFound] = useState<readonly Suggestion[] | null>(null);
  const [outcome, setOutcome] = useState<SuggestionOutcome | null>(null);
  const finding = useCommand(findSuggestionsAction, { refreshes: false });
  const linking = useCommand(linkEvidenceAction);
  const dismissing = useCommand(dismissSuggestionAction, { refreshes: false });
  const restoring = useCommand(restoreSuggestionAction, { refreshes: false });

  const find = useEffectEvent(() => finding.run(subject, setFound));
  useEffect(() => find(), []);

  const take = (suggestion: Suggestion) => setFound((known) => known?.filter((one) => one !== suggestion) ?? null);
  const put = (suggestion: Suggestion) => {
    setFound((known) => {
      const others = known?.filter((one) => one !== suggestion) ?? [];
      return [...others, suggestion].toSorted((a, b) => b.score - a.score);
    });
  };
  /** Also when it succeeds at another attempt, for which it was back on the list. */
  const finish = (suggestion: Suggestion, done: SuggestionOutcome) => {
    take(suggestion);
    setOutcome(done);
  };

  return {
    found,
    ...{ finding, linking, dismissing, restoring },
    outcome,
    link: (suggestion, claimId, stance) => {
      const { revisionId, selector, outlet } = suggestion;
      take(suggestion);
      linking.run(
        { claimId, revisionId, selector, stance },
        () => finish(suggestion, { words: `Linked the passage of ${outlet}.`, undo: null }),
        () => put(suggestion),
      );
    },
    dismiss: (suggestion) => {
      const { revisionId, selector, outlet } = suggestion;
      const dismissal = { subject, revisionId, start: selector.start, end: selector.end };
      const undo = () =>
        restoring.run(dismissal, () => {
          put(suggestion);
          setOutcome(null);
        });
      take(suggestion);
      dismissing.run(
        dismissal,
        () => finish(suggestion, { words: `Dismissed the passage of ${outlet}; it is not suggested again.`, undo }),
        () => put(suggestion),
      );
    },
  };
}
