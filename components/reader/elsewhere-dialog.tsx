'use client';

import { useState } from 'react';
import { ClaimPicker } from '#components/claim/claim-picker.tsx';
import { SuggestionList } from '#components/suggestion/suggestion-list.tsx';
import { useSuggestions } from '#components/suggestion/use-suggestions.ts';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import type { Selector } from '#lib/anchoring/selector.ts';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';

type ElsewhereDialogProps = {
  storyId: string;
  revisionId: string;
  selector: Selector;
  cited: readonly CitedPassage[];
  mayLink: boolean;
  onClose: () => void;
};

/** "Where else is this said?" for a passage: the other articles' passages, to be linked to a claim with one key. */
export function ElsewhereDialog(props: ElsewhereDialogProps) {
  const { storyId, revisionId, selector, cited, mayLink, onClose } = props;
  const [claimId, setClaimId] = useState(() => findCiting(cited, selector));
  const { start, end } = selector;
  const suggestions = useSuggestions({ kind: 'passage', revisionId, span: { start, end } });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Where else is this said?">
      <div className="grid gap-4">
        <blockquote className="line-clamp-4 border-line border-s-2 ps-3 font-serif text-muted">
          {selector.exact}
        </blockquote>
        {mayLink && (
          <details open={claimId === null}>
            <summary className="cursor-pointer font-medium text-[0.8125rem]">
              {claimId === null ? 'Choose the claim that passages are linked to' : 'Link to another claim'}
            </summary>
            <div className="mt-2">
              <ClaimPicker {...{ storyId }} purpose="evidence" value={claimId} onChange={({ id }) => setClaimId(id)} />
            </div>
          </details>
        )}
        <SuggestionList {...{ storyId, suggestions, mayLink }} claimId={claimId} />
        <DialogActions cancel="Done" />
      </div>
    </Dialog>
  );
}

/** The open claim that cites the passage, or part of it. */
function findCiting(cited: readonly CitedPassage[], { start, end }: Selector): string | null {
  const overlapping = cited.filter(({ selector }) => selector.start < end && start < selector.end);
  return overlapping.find(({ isOpen }) => isOpen)?.claimId ?? null;
}
