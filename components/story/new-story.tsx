'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { readFieldError } from '#components/command/failure.ts';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { TextField } from '#components/ui/field.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import { createStoryAction } from './story-actions.ts';

/** Creates a story and goes to it. The title is kept if the dialog is closed or the title is refused. */
export function NewStory() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const title = useTextDraft('story');
  const creating = useCommand(createStoryAction);

  function submit(event: FormEvent) {
    event.preventDefault();
    creating.run({ title: title.text }, ({ id }) => {
      title.settle(title.text, '');
      router.push(`/stories/${id}`);
    });
  }

  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden className="size-4" />
        New story
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="New story">
        <form onSubmit={submit} className="grid gap-4">
          <TextField
            label="Title"
            hint="The event, in a few words. Everyone in the newsroom sees it."
            value={title.text}
            required
            maxLength={200}
            onChange={(event) => title.change(event.target.value)}
            error={readFieldError(creating.failure)}
          />
          <FailureNote of={creating} exceptInvalid />
          <DialogActions>
            <Button type="submit" variant="primary" busy={creating.pending}>
              Create story
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
