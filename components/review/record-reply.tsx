'use client';

import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { TextArea, TextField } from '#components/ui/field.tsx';
import { fromLocalInput, toLocalInput } from '#components/ui/local-time.ts';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import type { Reply } from '#lib/reply/reply.ts';
import { recordReplyAction } from './review-actions.ts';

/** Records their answer, or corrects it. */
export function RecordReply({ reply }: { reply: Reply }) {
  const [open, setOpen] = useState(false);
  const [answeredAt, setAnsweredAt] = useState('');
  const answer = useTextDraft(`reply:${reply.id}:answer`, reply.answer);
  const recording = useCommand(recordReplyAction);

  function begin(next: boolean) {
    if (next) setAnsweredAt(toLocalInput(reply.answeredAt ? new Date(reply.answeredAt) : new Date()));
    setOpen(next);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    recording.run({ replyId: reply.id, answer: answer.text, answeredAt: fromLocalInput(answeredAt) }, () => {
      answer.settle(answer.text);
      setOpen(false);
    });
  }

  return (
    <>
      <button
        type="button"
        onClick={() => begin(true)}
        aria-label={`${reply.answeredAt ? 'Correct the answer' : 'Record the answer'} of ${reply.party}`}
        className="touchable cursor-pointer text-accent underline underline-offset-2"
      >
        {reply.answeredAt ? 'Correct the answer' : 'Record the answer'}
      </button>
      <Dialog
        open={open}
        onOpenChange={begin}
        title={`What did they answer? (${reply.party})`}
        description="In their own words. A claim in review must be read again afterwards."
      >
        <form onSubmit={submit} className="grid gap-4">
          <TextArea
            label="Answer"
            rows={5}
            value={answer.text}
            onChange={(event) => answer.change(event.target.value)}
            hint="Leave it empty where they declined to comment."
          />
          <TextField
            label="Answered on"
            type="datetime-local"
            required
            value={answeredAt}
            onChange={(event) => setAnsweredAt(event.target.value)}
          />
          <FailureNote of={recording} />
          <DialogActions>
            <Button type="submit" variant="primary" busy={recording.pending}>
              Save answer
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
