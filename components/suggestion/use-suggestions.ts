'use client';

import { useEffect, useState } from 'react';
import { linkEvidenceAction } from '#components/claim/claim-actions.ts';
import type { Stance } from '#lib/claim/stance.ts';
import type { Suggestion, SuggestionSubject } from '#lib/suggestion/suggestion.ts';
import { dismissSuggestionAction, findSuggestionsAction, restoreSuggestionAction } from './suggestion-actions.ts';

/** The last action, to be reported and, if possible, undone. */
export type SuggestionDeed = { readonly words: string; readonly undo: (() => void) | null };

export type Suggestions = {
  /** null while they are being looked for. */
  readonly found: readonly Suggestion[] | null;
  readonly failure: string | null;
  readonly deed: SuggestionDeed | null;
  readonly link: (suggestion: Suggestion, claimId: string, stance: Stance) => void;
  readonly dismiss: (suggestion: Suggestion) => void;
};

/** The suggestions for a subject, and the actions on each; a handled one disappears at once. */
export function useSuggestions(subject: SuggestionSubject, onLinked: () => void): Suggestions {
  const [found, setFound] = useState<readonly Suggestion[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [deed, setDeed] = useState<SuggestionDeed | null>(null);
  const key = JSON.stringify(subject);

  useEffect(() => {
    let isCurrent = true;
    const wanted: SuggestionSubject = JSON.parse(key);
    void findSuggestionsAction(wanted)
      .catch(() => null)
      .then((answer) => {
        if (!isCurrent) return;
        setFound(answer?.ok ? answer.value : []);
        setFailure(answer?.ok ? null : tellFailure(answer));
      });
    return () => {
      isCurrent = false;
    };
  }, [key]);

  const put = (suggestion: Suggestion) => {
    setFound((known) => [...(known ?? []), suggestion].toSorted((a, b) => b.score - a.score));
  };
  const take = (suggestion: Suggestion) => setFound((known) => known?.filter((one) => one !== suggestion) ?? null);

  /** Removes it from the list at once, and restores it if the action is refused. */
  async function run<T extends Answer>(suggestion: Suggestion, work: () => Promise<T>): Promise<boolean> {
    setFailure(null);
    take(suggestion);
    const answer = await work().catch(() => null);
    if (answer?.ok) return true;
    setFailure(tellFailure(answer));
    put(suggestion);
    return false;
  }

  return {
    found,
    failure,
    deed,
    link: async (suggestion, claimId, stance) => {
      const { revisionId, selector, outlet } = suggestion;
      const isDone = await run(suggestion, () => linkEvidenceAction({ claimId, revisionId, selector, stance }));
      if (!isDone) return;
      setDeed({ words: `Linked the passage of ${outlet}.`, undo: null });
      onLinked();
    },
    dismiss: async (suggestion) => {
      const { revisionId, selector, outlet } = suggestion;
      const dismissal = { subject, revisionId, start: selector.start, end: selector.end };
      const isDone = await run(suggestion, () => dismissSuggestionAction(dismissal));
      if (!isDone) return;
      const undo = async () => {
        const answer = await restoreSuggestionAction(dismissal).catch(() => null);
        if (!answer?.ok) return setFailure(tellFailure(answer));
        put(suggestion);
        setDeed(null);
      };
      setDeed({ words: `Dismissed the passage of ${outlet}; it is not suggested again.`, undo });
    },
  };
}

type Answer = { ok: true } | { ok: false; message: string };

function tellFailure(answer: Answer | null): string {
  return answer && !answer.ok ? answer.message : 'The server could not be reached. Nothing was changed. Try again.';
}
