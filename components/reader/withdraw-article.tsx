'use client';

import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { reinstateArticleAction, withdrawArticleAction } from '#components/story/story-actions.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';

/** Marks an article as no longer to be cited, with the reason. */
export function WithdrawArticle({ articleId }: { articleId: string }) {
  const [open, setOpen] = useState(false);
  const reason = useTextDraft(`article:${articleId}:withdrawal`);
  const withdrawing = useCommand(withdrawArticleAction);

  function submit(event: FormEvent) {
    event.preventDefault();
    withdrawing.run({ articleId, reason: reason.text }, () => {
      reason.settle(reason.text, '');
      setOpen(false);
    });
  }

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="touchable cursor-pointer text-accent underline underline-offset-2"
      >
        Withdraw
      </button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Withdraw this article?"
        description="It stays here, marked. No passage of it is cited from now on, and what cites it is flagged. You can reinstate it."
      >
        <form onSubmit={submit} className="grid gap-4">
          <TextArea
            label="Reason"
            required
            maxLength={500}
            value={reason.text}
            onChange={(event) => reason.change(event.target.value)}
          />
          <FailureNote of={withdrawing} />
          <DialogActions>
            <Button type="submit" variant="danger" busy={withdrawing.pending}>
              Withdraw article
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}

type WithdrawnNoticeProps = { articleId: string; reason: string; mayReinstate: boolean };

/** Says that the article was withdrawn and why; who may takes that back. */
export function WithdrawnNotice({ articleId, reason, mayReinstate }: WithdrawnNoticeProps) {
  const reinstating = useCommand(reinstateArticleAction);
  return (
    <div className="mt-4">
      <Notice>
        <p>This article was withdrawn: {reason}</p>
        {mayReinstate && (
          <div className="mt-2">
            <Button busy={reinstating.pending} onClick={() => reinstating.run({ articleId })}>
              Reinstate
            </Button>
          </div>
        )}
        <FailureNote of={reinstating} />
      </Notice>
    </div>
  );
}
