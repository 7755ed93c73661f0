'use client';

import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { correctArticleAction } from '#components/story/story-actions.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { TextField } from '#components/ui/field.tsx';
import { useFormDraft } from '#components/ui/use-form-draft.ts';
import type { RevisionView } from '#lib/article/revision-view.ts';
import { OUTLET_NOT_NAMED } from '#lib/source/outlet.ts';

type Details = ReturnType<typeof stateDetails>;

/** Corrects what is stated about an article; the text stays as imported. A correction can be undone until the page is left. */
export function CorrectArticle({ revision }: { revision: RevisionView }) {
  const { articleId } = revision;
  const [isOpen, setIsOpen] = useState(false);
  const [before, setBefore] = useState<Details | null>(null);
  const undoing = useCommand(correctArticleAction);
  return (
    <>
      <button
        type="button"
        onClick={() => setIsOpen(true)}
        className="touchable cursor-pointer text-accent underline underline-offset-2"
      >
        Correct details
      </button>
      {before && (
        <span role="status" className="text-muted">
          Corrected.{' '}
          <button
            type="button"
            onClick={() => undoing.run(writeInput(articleId, before), () => setBefore(null))}
            className="touchable cursor-pointer underline underline-offset-2"
          >
            {undoing.pending ? 'Undoing…' : 'Undo correction'}
          </button>
        </span>
      )}
      <FailureNote of={undoing} />
      {isOpen && <CorrectDialog revision={revision} onClose={() => setIsOpen(false)} onCorrected={setBefore} />}
    </>
  );
}

type CorrectDialogProps = { revision: RevisionView; onClose: () => void; onCorrected: (before: Details) => void };

function CorrectDialog({ revision, onClose, onCorrected }: CorrectDialogProps) {
  const { articleId } = revision;
  const [stated] = useState(() => stateDetails(revision));
  const { draft, change, settle } = useFormDraft(`article:${articleId}:correction`, stated);
  const correcting = useCommand(correctArticleAction);

  function submit(event: FormEvent) {
    event.preventDefault();
    correcting.run(writeInput(articleId, draft), () => {
      settle(draft);
      onCorrected(stated);
      onClose();
    });
  }

  const field = (name: keyof Details) => ({
    value: draft[name],
    onChange: ({ target }: { target: { value: string } }) => change({ [name]: target.value }),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Correct the article’s details"
      description="The text stays as imported, and published versions stay as they were."
    >
      <form onSubmit={submit} className="grid gap-4">
        <TextField label="Title" required maxLength={300} {...field('title')} />
        <TextField label="Outlet" hint="Empty: not named." maxLength={200} {...field('outlet')} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField label="Published on" type="date" {...field('date')} />
          <TextField label="Language" required maxLength={20} {...field('language')} />
        </div>
        <TextField label="Address" type="url" placeholder="https://" {...field('url')} />
        <FailureNote of={correcting} />
        <DialogActions>
          <Button type="submit" variant="primary" busy={correcting.pending}>
            Save correction
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** What is empty is not stated. */
function writeInput(articleId: string, { title, outlet, date, language, url }: Details) {
  const [statedOutlet, statedUrl] = [outlet.trim(), url.trim()];
  return {
    articleId,
    title,
    language: language.trim(),
    ...(statedOutlet && { outlet: statedOutlet }),
    ...(date && { date }),
    ...(statedUrl && { url: statedUrl }),
  };
}

/** The details as the form shows them: empty where they are not known. */
function stateDetails({ title, outlet, date, language, url }: RevisionView) {
  return { title, outlet: outlet === OUTLET_NOT_NAMED ? '' : outlet, date: date ?? '', language, url: url ?? '' };
}
