'use client';

import { type FormEvent, useState } from 'react';
import { readFieldError } from '#components/command/failure.ts';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { isObjectionOpen, type Vote } from '#lib/vote/round.ts';
import { overruleObjectionAction, withdrawObjectionAction } from './vote-actions.ts';
import { VoterName } from './vote-line.tsx';

/** The open objections with the viewer's options: withdraw their own, or overrule another's. */
export function ObjectionSteps({ claim, viewerId }: { claim: ClaimView; viewerId: string }) {
  const open = claim.standingVotes.filter(isObjectionOpen);
  if (open.length === 0) return null;
  return (
    <section aria-label="Open objections" className="grid gap-2 rounded-md border border-danger/40 px-3 py-2">
      <h3 className="font-semibold text-[0.875rem]">Open objections</h3>
      <ul className="grid gap-3">
        {open.map((vote) => (
          <li key={vote.voter.memberId} className="grid gap-1.5 text-[0.875rem]">
            <p>
              <VoterName voter={vote.voter} /> {vote.reason}
            </p>
            <EndObjection claim={claim} vote={vote} isOwn={vote.voter.memberId === viewerId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function EndObjection({ claim, vote, isOwn }: { claim: ClaimView; vote: Vote; isOwn: boolean }) {
  const [open, setOpen] = useState(false);
  const withdrawing = useCommand(withdrawObjectionAction);
  const overruling = useCommand(overruleObjectionAction);
  const ending = isOwn ? withdrawing : overruling;
  const { memberId: voterId, name } = vote.voter;
  const reason = useTextDraft(`objection:${claim.id}:${voterId}`);
  if (!claim.steps.includes(isOwn ? 'withdraw_objection' : 'overrule_objection')) return null;
  const verb = isOwn ? 'Withdraw objection' : 'Overrule objection';
  const said = { claimId: claim.id, reason: reason.text };

  function submit(event: FormEvent) {
    event.preventDefault();
    const finish = () => {
      reason.settle(reason.text, '');
      setOpen(false);
    };
    if (isOwn) withdrawing.run(said, finish);
    else overruling.run({ ...said, voterId }, finish);
  }

  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)} aria-label={isOwn ? verb : `${verb} of ${name}`}>
        {verb}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={isOwn ? 'Withdraw your objection?' : `Overrule the objection of ${name}?`}
        description="The vote stays as it is. What you write is kept with it for everyone to read."
      >
        <form onSubmit={submit} className="grid gap-4">
          <TextArea
            label="Reason"
            rows={3}
            value={reason.text}
            onChange={(event) => reason.change(event.target.value)}
            error={readFieldError(ending.failure)}
            hint={isOwn ? 'What settled it. May be left empty.' : 'Needed: say why the objection does not stand.'}
          />
          <FailureNote of={ending} exceptInvalid />
          <DialogActions>
            <Button type="submit" variant={isOwn ? 'primary' : 'danger'} busy={ending.pending}>
              {verb}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </div>
  );
}
