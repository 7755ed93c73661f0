'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useKeys } from '#components/ui/use-keys.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { useSuggestions } from './use-suggestions.ts';

type ClaimSuggestionsProps = { storyId: string; claimId: string; mayLink: boolean };

/** "Where else is this said?" for a claim; searched on request. */
export function ClaimSuggestions(props: ClaimSuggestionsProps) {
  const [isOpen, setIsOpen] = useState(false);
  useKeys({ w: () => setIsOpen(true) });
  return (
    <section aria-label="Where else is this said?" className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line-strong border-b pb-1">
        <h2 className="font-semibold">Where else is this said?</h2>
        {!isOpen && (
          <Button size="small" aria-keyshortcuts="w" onClick={() => setIsOpen(true)}>
            Look through the articles
            <kbd aria-hidden className="font-sans text-[0.6875rem] text-muted uppercase max-sm:hidden">
              w
            </kbd>
          </Button>
        )}
      </div>
      {isOpen ? (
        <OpenSuggestions key={props.claimId} {...props} />
      ) : (
        <p className="text-[0.8125rem] text-muted">
          Passages of this story’s articles that share names, numbers, dates and words with the claim and its evidence.
        </p>
      )}
    </section>
  );
}

function OpenSuggestions({ storyId, claimId, mayLink }: ClaimSuggestionsProps) {
  const suggestions = useSuggestions({ kind: 'claim', claimId });
  return <SuggestionList {...{ storyId, suggestions, claimId, mayLink }} />;
}
