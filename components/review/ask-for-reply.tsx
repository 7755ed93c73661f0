'use client';

import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { TextArea, TextField } from '#components/ui/field.tsx';
import { fromLocalInput, toLocalInput } from '#components/ui/local-time.ts';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import { askForReplyAction } from './review-actions.ts';

/** The default time they have to answer. */
const USUAL_DEADLINE_MS = 2 * 24 * 60 * 60 * 1000;

/** Records a request for reply about the claim. */
export function AskForReply({ claimId }: { claimId: string }) {
  const [open, setOpen] = useState(false);
  const [times, setTimes] = useState({ askedAt: '', deadlineAt: '' });
  const party = useTextDraft(`reply:${claimId}:party`);
  const question = useTextDraft(`reply:${claimId}:question`);
  const asking = useCommand(askForReplyAction);

  function begin(next: boolean) {
    if (next) {
      const now = new Date();
      setTimes({ askedAt: toLocalInput(now), deadlineAt: toLocalInput(new Date(now.getTime() + USUAL_DEADLINE_MS)) });
    }
    setOpen(next);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const { askedAt, deadlineAt } = times;
    const asked = { askedAt: fromLocalInput(askedAt), deadlineAt: fromLocalInput(deadlineAt) };
    asking.run({ claimId, party: party.text, question: question.text, ...asked }, () => {
      party.settle(party.text, '');
      question.settle(question.text, '');
      setOpen(false);
    });
  }

  return (
    <>
      <Button size="small" onClick={() => begin(true)}>
        Note a request for reply
      </Button>
      <Dialog
        open={open}
        onOpenChange={begin}
        title="Who was asked?"
        description="This keeps what you asked elsewhere, by letter or by phone; nothing is sent from here."
      >
        <form onSubmit={submit} className="grid gap-4">
          <TextField
            label="Who was asked"
            required
            value={party.text}
            onChange={(event) => party.change(event.target.value)}
            hint="As readers should know them: a person, a ministry, a company."
          />
          <TextArea
            label="Question"
            rows={3}
            value={question.text}
            onChange={(event) => question.change(event.target.value)}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="Asked on"
              type="datetime-local"
              required
              value={times.askedAt}
              onChange={(event) => setTimes({ ...times, askedAt: event.target.value })}
            />
            <TextField
              label="Reply by"
              type="datetime-local"
              required
              value={times.deadlineAt}
              onChange={(event) => setTimes({ ...times, deadlineAt: event.target.value })}
            />
          </div>
          <FailureNote of={asking} />
          <DialogActions>
            <Button type="submit" variant="primary" busy={asking.pending}>
              Save request
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
