'use client';

import { type FormEvent, useState } from 'react';
import { linkEvidenceAction } from '#components/claim/claim-actions.ts';
import { ClaimPicker } from '#components/claim/claim-picker.tsx';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import type { Selector } from '#lib/anchoring/selector.ts';
import type { Stance } from '#lib/claim/stance.ts';
import type { FoundClaim } from '#lib/overview/found-claim.ts';
import type { MadeFromPassage } from './make-claim-dialog.tsx';
import { OriginField } from './origin-field.tsx';
import { STANCE_OPTIONS } from './stance-options.ts';

type LinkEvidenceDialogProps = {
  storyId: string;
  revisionId: string;
  outlet: string;
  selector: Selector;
  origins: readonly string[];
  onClose: () => void;
  onLinked: (linked: MadeFromPassage) => void;
};

/** Cites a passage for a claim of the story. Nothing chosen is lost when it fails. */
export function LinkEvidenceDialog(props: LinkEvidenceDialogProps) {
  const { storyId, revisionId, outlet, selector, origins, onClose, onLinked } = props;
  const [claim, setClaim] = useState<FoundClaim | null>(null);
  const [stance, setStance] = useState<Stance | null>(null);
  const origin = useTextDraft(`evidence-from:${revisionId}:${selector.start}-${selector.end}:origin`);
  const [missing, setMissing] = useState<string | null>(null);
  const linking = useCommand(linkEvidenceAction);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!claim) return setMissing('Choose the claim that the passage speaks to.');
    if (!stance) return setMissing('Choose what the passage does to the claim.');
    setMissing(null);
    linking.run({ claimId: claim.id, revisionId, selector, stance, origin: origin.text }, () => {
      origin.settle(origin.text, '');
      onLinked({ claimId: claim.id, number: claim.number });
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
        <ClaimPicker storyId={storyId} purpose="evidence" value={claim?.id ?? null} onChange={setClaim} />
        <RadioGroup label="Stance" options={STANCE_OPTIONS} value={stance} onChange={setStance} />
        <OriginField value={origin.text} onChange={origin.change} outlet={outlet} suggestions={origins} />
        {missing ? <Notice tone="error">{missing}</Notice> : <FailureNote of={linking} />}
        <DialogActions>
          <Button type="submit" variant="primary" busy={linking.pending}>
            Link evidence
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
