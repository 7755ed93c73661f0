'use client';

import { Check } from 'lucide-react';
import { VerdictMark } from '#components/public-site/verdict-mark.tsx';
import { Button } from '#components/ui/button.tsx';
import type { ApprovedClaim } from '#lib/factsheet/sheet-claim.ts';
import type { PlaceSuggestion } from '#lib/factsheet/suggest-order.ts';

type ClaimShelfProps = {
  claims: readonly ApprovedClaim[];
  placed: ReadonlySet<string>;
  /** Where the missing ones belong. */
  suggestions: readonly PlaceSuggestion[];
  /** null if placing is impossible: read-only, or no editor yet. */
  onPlace: ((claim: ApprovedClaim, after?: ApprovedClaim) => void) | null;
  storyId: string;
};

/** The story's approved claims; those that the sheet does not hold yet come first. */
export function ClaimShelf({ claims, placed, suggestions, onPlace, storyId }: ClaimShelfProps) {
  const missing = claims.filter((claim) => !placed.has(claim.id));
  const present = claims.filter((claim) => placed.has(claim.id));
  return (
    <section aria-labelledby="approved-claims">
      <h2 id="approved-claims" className="font-semibold">
        Approved claims
      </h2>
      <p className="mt-1 text-muted text-sm">
        {claims.length === 0 ? 'None yet.' : describeMissing(missing.length)}{' '}
        {claims.length === 0 && (
          <a href={`/stories/${storyId}/claims`} className="text-accent underline underline-offset-2">
            Go to the claims
          </a>
        )}
        {missing.length > 0 && onPlace && (
          <>
            {' '}
            <kbd>Ctrl Alt P</kbd> places the next one.
          </>
        )}
      </p>
      <ul className="mt-3 grid gap-2">
        {[...missing, ...present].map((claim) => (
          <li key={claim.id} className="rounded-md border border-line bg-surface p-3">
            <p className="flex flex-wrap items-center justify-between gap-x-3 text-sm">
              <VerdictMark verdict={claim.published.verdict} />
              <span className="text-muted">Claim {claim.number}</span>
            </p>
            <p className="mt-1 font-serif leading-snug">{claim.wording}</p>
            {placed.has(claim.id) ? (
              <p className="mt-2 flex items-center gap-1.5 text-muted text-sm">
                <Check aria-hidden className="size-4" /> In the sheet
              </p>
            ) : (
              <PlaceButtons
                claim={claim}
                suggestion={suggestions.find((one) => one.claim.id === claim.id)}
                onPlace={onPlace}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type PlaceButtonsProps = {
  claim: ApprovedClaim;
  suggestion: PlaceSuggestion | undefined;
  onPlace: ClaimShelfProps['onPlace'];
};

/** At the caret, or where the claim seems to belong, with the reason. */
function PlaceButtons({ claim, suggestion, onPlace }: PlaceButtonsProps) {
  const after = suggestion?.after;
  return (
    <>
      {suggestion && <p className="mt-2 text-muted text-sm">{suggestion.words}</p>}
      <p className="mt-2 flex flex-wrap gap-2">
        <Button
          size="small"
          disabled={!onPlace}
          onClick={() => onPlace?.(claim)}
          aria-label={`Place in sheet: claim ${claim.number}`}
        >
          Place in sheet
        </Button>
        {after && (
          <Button
            size="small"
            disabled={!onPlace}
            onClick={() => onPlace?.(claim, after)}
            aria-label={`Place claim ${claim.number} after claim ${after.number}`}
          >
            After claim {after.number}
          </Button>
        )}
      </p>
    </>
  );
}

function describeMissing(missingCount: number): string {
  if (missingCount === 0) return 'All of them are in the sheet.';
  return missingCount === 1 ? 'One is not in the sheet yet.' : `${missingCount} are not in the sheet yet.`;
}
