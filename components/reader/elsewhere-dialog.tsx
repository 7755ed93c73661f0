'use client';

import { useState } from 'react';
import { SuggestionList } from '#components/suggestion/suggestion-list.tsx';
import { useSuggestions } from '#components/suggestion/use-suggestions.ts';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { SelectField } from '#components/ui/field.tsx';
import type { Selector } from '#lib/anchoring/selector.ts';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import type { ClaimSummary } from '#lib/overview/claim-summary.ts';

type ElsewhereDialogProps = {
  storyId: string;
  revisionId: string;
  selector: Selector;
  claims: readonly ClaimSummary[];
  cited: readonly CitedPassage[];
  mayLink: boolean;
  onClose: () => void;
};

/** "Where else is this said?" for a passage: the other articles' passages, to be linked to a claim with one key. */
export function ElsewhereDialog(props: ElsewhereDialogProps) {
  const { storyId, revisionId, selector, claims, cited, mayLink, onClose } = props;
  const [claimId, setClaimId] = useState(findCiting(cited, claims, selector) ?? '');
  const { start, end } = selector;
  const suggestions = useSuggestions({ kind: 'passage', revisionId, span: { start, end } });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Where else is this said?">
      <div className="grid gap-4">
        <blockquote className="line-clamp-4 border-line border-s-2 ps-3 font-serif text-muted">
          {selector.exact}
        </blockquote>
        {mayLink && claims.length > 0 && (
          <SelectField
            label="Link to"
            value={claimId}
            onChange={({ target }) => setClaimId(target.value)}
            hint={claimId === '' ? 'Choose a claim to link passages to it.' : null}
          >
            <option value="">No claim chosen</option>
            {claims.map(({ id, number, text }) => (
              <option key={id} value={id}>
                {number}. {text}
              </option>
            ))}
          </SelectField>
        )}
        {mayLink && claims.length === 0 && (
          <p className="text-[0.8125rem] text-muted">Make a claim of this passage first, to link others to it.</p>
        )}
        <SuggestionList {...{ storyId, suggestions, mayLink }} claimId={claimId || null} />
        <DialogActions cancel="Done" />
      </div>
    </Dialog>
  );
}

/** The open claim that cites the passage, or part of it. */
function findCiting(
  cited: readonly CitedPassage[],
  claims: readonly ClaimSummary[],
  { start, end }: Selector,
): string | null {
  const overlapping = cited.filter(({ selector }) => selector.start < end && start < selector.end);
  return overlapping.find(({ claimId }) => claims.some(({ id }) => id === claimId))?.claimId ?? null;
}
