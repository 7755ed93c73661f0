'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { TextField } from '#components/ui/field.tsx';
import { createStoryAction } from './story-actions.ts';

/** Creates a story and goes to it. The title is kept if the dialog is closed or the title is refused. */
export function NewStory() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const answer = await createStoryAction({ title });
    if (answer.ok) return router.push(`/stories/${answer.value.id}`);
    setBusy(false);
    setError(answer.message);
  }

  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden className="size-4" />
        New story
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="New story">
        <form onSubmit={(event) => void submit(event)} className="grid gap-4">
          <TextField
            label="Title"
            hint="The event, in a few words. Everyone in the newsroom sees it."
            value={title}
            error={error}
            required
            maxLength={200}
            onChange={(event) => setTitle(event.target.value)}
          />
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button type="submit" variant="primary" busy={busy}>
              Open story
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
