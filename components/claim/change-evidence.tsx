'use client';

import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { OriginField } from '#components/reader/origin-field.tsx';
import { STANCE_OPTIONS } from '#components/reader/stance-options.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import { useFormDraft } from '#components/ui/use-form-draft.ts';
import type { Evidence } from '#lib/claim/claim-record.ts';
import type { Stance } from '#lib/claim/stance.ts';
import { changeEvidenceAction } from './claim-actions.ts';

type ChangeEvidenceProps = { passage: Evidence; origins: readonly string[] };

/** Corrects what a passage does to its claim, and whom it relies on. */
export function ChangeEvidence({ passage, origins }: ChangeEvidenceProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setIsOpen(true)}
        aria-label={`Change evidence: ${passage.selector.exact}`}
        className="touchable cursor-pointer text-muted underline underline-offset-2"
      >
        Change
      </button>
      {isOpen && <ChangeDialog passage={passage} origins={origins} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function ChangeDialog({ passage, origins, onClose }: ChangeEvidenceProps & { onClose: () => void }) {
  const { id: evidenceId, selector, outlet } = passage;
  // As it was when the dialog opened: what a colleague changes meanwhile is not overwritten unseen.
  const [from] = useState<{ stance: Stance; origin: string }>({ stance: passage.stance, origin: passage.origin });
  const { draft, change, settle } = useFormDraft(`evidence:${evidenceId}`, from);
  const changing = useCommand(changeEvidenceAction);

  function submit(event: FormEvent) {
    event.preventDefault();
    changing.run({ evidenceId, from, to: draft }, () => {
      settle(draft);
      onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Change this evidence"
      description="The passage stays as it is. The change is kept in the claim’s history."
    >
      <form onSubmit={submit} className="grid gap-4">
        <blockquote className="line-clamp-4 border-line border-s-2 ps-3 font-serif">{selector.exact}</blockquote>
        <RadioGroup
          label="Stance"
          options={STANCE_OPTIONS}
          value={draft.stance}
          onChange={(stance) => change({ stance })}
        />
        <OriginField
          value={draft.origin}
          onChange={(origin) => change({ origin })}
          outlet={outlet}
          suggestions={origins}
        />
        <FailureNote of={changing} />
        <DialogActions>
          <Button type="submit" variant="primary" busy={changing.pending}>
            Change evidence
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
