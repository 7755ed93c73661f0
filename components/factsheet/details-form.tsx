'use client';

import type { SyntheticEvent } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import type { SheetPage } from '#lib/factsheet/sheet-page.ts';
import { saveSheetDetailsAction } from './factsheet-actions.ts';

type DetailsFormProps = { sheet: SheetPage; canWrite: boolean };

/** Title and address of the sheet. The address is fixed once a version was published under it. */
export function DetailsForm({ sheet, canWrite }: DetailsFormProps) {
  const { story, details, versions, suggestedSlug } = sheet;
  const title = useTextDraft(`sheet-title:${story.id}`, details?.title ?? story.title);
  const address = useTextDraft(`sheet-address:${story.id}`, details?.slug ?? suggestedSlug);
  const saving = useCommand(saveSheetDetailsAction);
  const slug = address.text.trim();
  const isSaved = details !== null && details.title === title.text.trim() && details.slug === slug;
  const isFixed = versions.length > 0;

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    saving.run({ storyId: story.id, title: title.text, slug }, () => {
      title.settle(title.text);
      address.settle(address.text);
    });
  }

  return (
    <form onSubmit={submit} className="grid items-start gap-x-8 gap-y-3 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <TextField
        label="Title"
        value={title.text}
        onChange={(event) => title.change(event.target.value)}
        disabled={!canWrite}
        maxLength={200}
        required
      />
      <div className="lg:row-span-2">
        <TextField
          label="Address"
          value={address.text}
          onChange={(event) => address.change(event.target.value)}
          disabled={!canWrite || isFixed}
          hint={isFixed ? `/facts/${slug} was published and never changes.` : `/facts/${slug}`}
          required
        />
      </div>
      <FailureNote of={saving} />
      {canWrite && (
        <div className="flex items-center gap-3">
          <Button type="submit" busy={saving.pending} disabled={isSaved}>
            Save title and address
          </Button>
          {isSaved && <span className="text-muted text-sm">Kept</span>}
        </div>
      )}
    </form>
  );
}
