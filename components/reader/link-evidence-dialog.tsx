'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { linkEvidenceAction } from '#components/claim/claim-actions.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import type { Selector } from '#lib/anchoring/selector.ts';
import type { Stance } from '#lib/claim/stance.ts';
import type { ClaimSummary } from '#lib/overview/claim-summary.ts';
import { ClaimPicker } from './claim-picker.tsx';
import type { MadeFromPassage } from './make-claim-dialog.tsx';
import { OriginField } from './origin-field.tsx';
import { STANCE_OPTIONS } from './stance-options.ts';

type LinkEvidenceDialogProps = {
  revisionId: string;
  outlet: string;
  selector: Selector;
  claims: readonly ClaimSummary[];
  origins: readonly string[];
  onClose: () => void;
  onLinked: (linked: MadeFromPassage) => void;
};

/** Cites a passage for a claim of the story. Nothing chosen is lost when it fails. */
export function LinkEvidenceDialog(props: LinkEvidenceDialogProps) {
  const { revisionId, outlet, selector, claims, origins, onClose, onLinked } = props;
  const [claimId, setClaimId] = useState<string | null>(null);
  const [stance, setStance] = useState<Stance | null>(null);
  const [origin, setOrigin] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, startLinking] = useTransition();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const claim = claims.find(({ id }) => id === claimId);
    if (!claim) return setError('Choose the claim that the passage speaks to.');
    if (!stance) return setError('Choose what the passage does to the claim.');
    startLinking(async () => {
      const result = await linkEvidenceAction({ claimId: claim.id, revisionId, selector, stance, origin });
      if (result.ok) onLinked({ claimId: claim.id, number: claim.number });
      else setError(result.message);
    });
  };

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Link as evidence"
      description="Which claim does this passage speak to, and what does it say?"
    >
      <form onSubmit={submit} className="grid gap-4">
        <blockquote className="line-clamp-4 border-line-strong border-l-2 pl-3 font-serif text-muted italic">
          “{selector.exact}”
        </blockquote>
        <ClaimPicker claims={claims} value={claimId} onChange={setClaimId} />
        <RadioGroup label="Stance" options={STANCE_OPTIONS} value={stance} onChange={setStance} />
        <OriginField value={origin} onChange={setOrigin} outlet={outlet} suggestions={origins} />
        {error && <Notice tone="error">{error}</Notice>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            Link evidence
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
