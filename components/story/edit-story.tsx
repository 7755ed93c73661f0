'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { readFieldError } from '#components/command/failure.ts';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import { archiveStoryAction, removeStoryAction, renameStoryAction } from './story-actions.ts';

const LINK = 'touchable cursor-pointer text-muted underline underline-offset-2';

type StoryName = { storyId: string; title: string };
type EditStoryProps = StoryName & { isArchived: boolean; isEmpty: boolean };

/** Renames a story, archives it or brings it back; one on which nothing hangs yet can be removed. */
export function EditStory({ storyId, title, isArchived, isEmpty }: EditStoryProps) {
  const archiving = useCommand(archiveStoryAction);
  return (
    <div className="mt-2 grid gap-2">
      {isArchived && (
        <Notice>This story is archived: it stands among the archived stories, and all of it is kept.</Notice>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[0.875rem]">
        <RenameStory storyId={storyId} title={title} />
        <button
          type="button"
          className={LINK}
          aria-busy={archiving.pending || undefined}
          onClick={() => archiving.run({ storyId, isArchived: !isArchived })}
        >
          {isArchived ? 'Bring back' : 'Archive'}
        </button>
        {isEmpty && <RemoveStory storyId={storyId} title={title} />}
      </div>
      <FailureNote of={archiving} />
    </div>
  );
}

function RenameStory(story: StoryName) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={LINK} onClick={() => setIsOpen(true)}>
        Rename
      </button>
      {isOpen && <RenameDialog {...story} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function RenameDialog({ storyId, title, onClose }: StoryName & { onClose: () => void }) {
  const draft = useTextDraft(`story:${storyId}:title`, title);
  const renaming = useCommand(renameStoryAction);

  function submit(event: FormEvent) {
    event.preventDefault();
    renaming.run({ storyId, title: draft.text }, () => {
      draft.settle(draft.text);
      onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Rename the story"
      description="The fact sheet keeps its own title and address."
    >
      <form onSubmit={submit} className="grid gap-4">
        <TextField
          label="Title"
          value={draft.text}
          required
          maxLength={200}
          onChange={(event) => draft.change(event.target.value)}
          error={readFieldError(renaming.failure)}
        />
        <FailureNote of={renaming} exceptInvalid />
        <DialogActions>
          <Button type="submit" variant="primary" busy={renaming.pending}>
            Rename story
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function RemoveStory({ storyId, title }: StoryName) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  // The page of a story that is gone cannot be fetched again.
  const removing = useCommand(removeStoryAction, { refreshes: false });

  return (
    <>
      <button type="button" className={LINK} onClick={() => setOpen(true)}>
        Remove
      </button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Remove this story?"
        description="Nothing was brought into it yet. The audit log keeps that it was there."
      >
        <p className="font-serif text-lg">{title}</p>
        <FailureNote of={removing} />
        <DialogActions>
          <Button
            variant="danger"
            busy={removing.pending}
            onClick={() => removing.run({ storyId }, () => router.replace('/stories'))}
          >
            Remove story
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
