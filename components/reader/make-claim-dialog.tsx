'use client';

import { type FormEvent, useState } from 'react';
import { makeClaimAction } from '#components/claim/claim-actions.ts';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import type { Selector } from '#lib/anchoring/selector.ts';
import { CLAIM_TEXT_MAX_LENGTH } from '#lib/claim/claim-text.ts';
import type { Stance } from '#lib/claim/stance.ts';
import { OriginField } from './origin-field.tsx';
import { STANCE_OPTIONS } from './stance-options.ts';

export type MadeFromPassage = { claimId: string; number: number };

type MakeClaimDialogProps = {
  storyId: string;
  revisionId: string;
  outlet: string;
  selector: Selector;
  annotationId: string | undefined;
  origins: readonly string[];
  onClose: () => void;
  onMade: (made: MadeFromPassage) => void;
};

/** Turns a passage into a claim, with the passage as its first evidence. Nothing typed is lost when it fails. */
export function MakeClaimDialog(props: MakeClaimDialogProps) {
  const { storyId, revisionId, outlet, selector, annotationId, origins, onClose, onMade } = props;
  const keptAs = `claim-from:${revisionId}:${selector.start}-${selector.end}`;
  const text = useTextDraft(keptAs, selector.exact.replace(/\s+/g, ' ').slice(0, CLAIM_TEXT_MAX_LENGTH));
  const [stance, setStance] = useState<Stance>('supports');
  const origin = useTextDraft(`${keptAs}:origin`);
  const making = useCommand(makeClaimAction);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const from = { revisionId, selector, stance, origin: origin.text, ...(annotationId && { annotationId }) };
    making.run({ storyId, text: text.text, ...from }, (made) => {
      text.settle(text.text, '');
      origin.settle(origin.text, '');
      onMade(made);
    });
  };

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Make a claim"
      description="One statement that can be checked, in the newsroom’s own words."
    >
      <form onSubmit={submit} className="grid gap-4">
        <TextArea
          label="Claim"
          value={text.text}
          rows={3}
          maxLength={CLAIM_TEXT_MAX_LENGTH}
          onChange={({ target }) => text.change(target.value)}
        />
        <blockquote className="line-clamp-4 border-line-strong border-l-2 pl-3 font-serif text-muted italic">
          “{selector.exact}”
        </blockquote>
        <RadioGroup label="Stance of this passage" options={STANCE_OPTIONS} value={stance} onChange={setStance} />
        <OriginField value={origin.text} onChange={origin.change} outlet={outlet} suggestions={origins} />
        <FailureNote of={making} />
        <DialogActions>
          <Button type="submit" variant="primary" busy={making.pending}>
            Make claim
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
