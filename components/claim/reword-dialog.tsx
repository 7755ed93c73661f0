'use client';

import { type FormEvent, useState } from 'react';
import { readFieldError } from '#components/command/failure.ts';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import { CLAIM_TEXT_MAX_LENGTH } from '#lib/claim/claim-text.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { rewordClaimAction } from './claim-actions.ts';
import { RewordedMeanwhile } from './reworded-meanwhile.tsx';

/** Gives the claim a new wording, and says first what happens to its votes. */
export function RewordDialog({ claim }: { claim: ClaimView }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Reword
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="A new wording">
        <RewordForm claim={claim} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** What is typed stays when a colleague rewords the claim meanwhile; their wording is shown, so that both can be made one. */
function RewordForm({ claim, onDone }: { claim: ClaimView; onDone: () => void }) {
  const { wording } = claim;
  const [openedAt] = useState(wording);
  const { text, change, settle } = useTextDraft(`wording:${claim.id}`, openedAt.text);
  const rewording = useCommand(rewordClaimAction);

  function submit(event: FormEvent) {
    event.preventDefault();
    rewording.run({ claimId: claim.id, text, wordingNumber: wording.number }, () => {
      settle(text);
      onDone();
    });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <Notice>{describeCost(claim)}</Notice>
      <RewordedMeanwhile wording={wording} openedAt={openedAt.number} />
      <TextArea
        label="Claim"
        value={text}
        maxLength={CLAIM_TEXT_MAX_LENGTH}
        onChange={(event) => change(event.target.value)}
        error={readFieldError(rewording.failure)}
      />
      <FailureNote of={rewording} exceptInvalid />
      <DialogActions>
        <Button type="submit" variant="primary" busy={rewording.pending}>
          Reword the claim
        </Button>
      </DialogActions>
    </form>
  );
}

function describeCost({ state, wording }: ClaimView): string {
  const { length: roundCount } = wording.rounds;
  if (state === 'voting') {
    const kept = roundCount > 1 ? ' Those of round 1 stay readable.' : '';
    return `The open round ends and its votes stay sealed for good.${kept} Voting starts over on the new wording.`;
  }
  if (roundCount > 0) {
    const leaving = state === 'in_review' ? 'The claim leaves the review queue. ' : '';
    return `${leaving}Voting starts over on the new wording. The votes on this one stay readable.`;
  }
  return 'No one has voted on this wording yet. It stays in the history.';
}
