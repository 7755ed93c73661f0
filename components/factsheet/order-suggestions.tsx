'use client';

import { ArrowUp } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import type { ApprovedClaim } from '#lib/factsheet/sheet-claim.ts';
import type { MoveSuggestion } from '#lib/factsheet/suggest-order.ts';

type OrderSuggestionsProps = {
  suggestions: readonly MoveSuggestion[];
  /** null if moving is impossible: read-only, or no editor yet. */
  onMove: ((claim: ApprovedClaim, before: ApprovedClaim) => void) | null;
};

/** Suggested moves that put settled claims first; none is automatic. */
export function OrderSuggestions({ suggestions, onMove }: OrderSuggestionsProps) {
  if (suggestions.length === 0) return null;
  return (
    <section aria-labelledby="suggested-order">
      <h2 id="suggested-order" className="font-semibold">
        Suggested order
      </h2>
      <ul className="mt-3 grid gap-2">
        {suggestions.map(({ claim, before, words }) => (
          <li key={claim.id} className="rounded-md border border-line bg-surface p-3">
            <p className="text-sm">{words}</p>
            <Button
              size="small"
              className="mt-2"
              disabled={!onMove}
              onClick={() => onMove?.(claim, before)}
              aria-label={`Move claim ${claim.number} before claim ${before.number}`}
            >
              <ArrowUp aria-hidden className="size-4" />
              Move before claim {before.number}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
