'use client';

import { useRouter } from 'next/navigation';
import { type SyntheticEvent, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { SheetDesk } from '#lib/factsheet/sheet-desk.ts';
import { suggestSlug } from '#lib/version/slug.ts';
import { saveSheetDetailsAction } from './factsheet-actions.ts';

type DetailsFormProps = { desk: SheetDesk; canWrite: boolean };

/** Title and address of the sheet. The address is fixed once a version was published under it. */
export function DetailsForm({ desk, canWrite }: DetailsFormProps) {
  const { story, details, versions } = desk;
  const router = useRouter();
  const [title, setTitle] = useState(details?.title ?? story.title);
  const [slug, setSlug] = useState(details?.slug ?? suggestSlug(story.title));
  const [error, setError] = useState<string | null>(null);
  const [isSaving, startSaving] = useTransition();
  const isSaved = details !== null && details.title === title.trim() && details.slug === slug.trim();
  const isFixed = versions.length > 0;

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    startSaving(async () => {
      const result = await saveSheetDetailsAction({ storyId: story.id, title, slug: slug.trim() });
      setError(result.ok ? null : result.message);
      if (result.ok) router.refresh();
    });
  }

  return (
    <form onSubmit={submit} className="grid items-start gap-x-8 gap-y-3 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <TextField
        label="Title"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        disabled={!canWrite}
        maxLength={200}
        required
      />
      <div className="lg:row-span-2">
        <TextField
          label="Address"
          value={slug}
          onChange={(event) => setSlug(event.target.value)}
          disabled={!canWrite || isFixed}
          hint={isFixed ? `/facts/${slug} was published and never changes.` : `/facts/${slug}`}
          required
        />
      </div>
      {error && <Notice tone="error">{error}</Notice>}
      {canWrite && (
        <div className="flex items-center gap-3">
          <Button type="submit" busy={isSaving} disabled={isSaved}>
            Save title and address
          </Button>
          {isSaved && <span className="text-muted text-sm">Kept</span>}
        </div>
      )}
    </form>
  );
}
