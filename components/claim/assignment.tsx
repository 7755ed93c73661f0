'use client';

import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { SelectField, TextField } from '#components/ui/field.tsx';
import { formatDay } from '#components/ui/format-date.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { assignClaimAction } from './claim-actions.ts';

/** A member who can work on a claim. */
export type Assignable = { readonly id: string; readonly name: string };

type AssignmentProps = { claim: ClaimView; members: readonly Assignable[]; mayAssign: boolean; today: string };

/** The claim's assignee and due date. */
export function Assignment({ claim, members, mayAssign, today }: AssignmentProps) {
  const { assignee, dueOn } = claim;
  const isLate = dueOn !== null && dueOn < today;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.875rem]">
      <p>
        {assignee ? (
          <>
            Assigned to <span className="font-medium">{assignee.name}</span>
          </>
        ) : (
          <span className="text-muted">Unassigned</span>
        )}
        {dueOn && (
          <span className={isLate ? 'font-medium text-danger' : 'text-muted'}>
            , {isLate ? 'was due' : 'due'} <time dateTime={dueOn}>{formatDay(dueOn)}</time>
          </span>
        )}
      </p>
      {mayAssign && <AssignDialog claim={claim} members={members} />}
    </div>
  );
}

type AssignDialogProps = { claim: ClaimView; members: readonly Assignable[] };

function AssignDialog({ claim, members }: AssignDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="quiet" className="max-sm:-ms-2.5" onClick={() => setOpen(true)}>
        Assign
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={`Who brings claim ${claim.number} on?`}>
        <AssignForm claim={claim} members={members} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function AssignForm({ claim, members, onDone }: AssignDialogProps & { onDone: () => void }) {
  const [memberId, setMemberId] = useState(claim.assignee?.memberId ?? '');
  const [dueOn, setDueOn] = useState(claim.dueOn ?? '');
  const assigning = useCommand(assignClaimAction);

  function submit(event: FormEvent) {
    event.preventDefault();
    const day = memberId === '' || dueOn === '' ? null : dueOn;
    assigning.run({ claimId: claim.id, memberId: memberId || null, dueOn: day }, onDone);
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <SelectField label="Member" value={memberId} onChange={({ target }) => setMemberId(target.value)}>
        <option value="">No one</option>
        {members.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        label="Due"
        type="date"
        value={dueOn}
        disabled={memberId === ''}
        onChange={({ target }) => setDueOn(target.value)}
        hint="Empty for no day."
      />
      <FailureNote of={assigning} />
      <DialogActions>
        <Button type="submit" variant="primary" busy={assigning.pending}>
          Assign
        </Button>
      </DialogActions>
    </form>
  );
}
