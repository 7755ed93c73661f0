'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { prepareFactSheetAction } from '#app/_actions/factsheet.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { TriedSheet } from '#lib/factsheet/sheet-desk.ts';
import { PublishDialog } from './publish-dialog.tsx';

type PublishButtonProps = {
  storyId: string;
  /** Why it cannot be published now, as a sentence; null when it can. */
  hindrance: string | null;
};

/** Fetches what would be frozen as everybody's saved edits leave it, and shows it before anything is published. */
export function PublishButton({ storyId, hindrance }: PublishButtonProps) {
  const router = useRouter();
  const [sheet, setSheet] = useState<TriedSheet | null>(null);
  const [published, setPublished] = useState<{ slug: string; number: number } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, startWork] = useTransition();

  const look = () =>
    startWork(async () => {
      setPublished(null);
      const result = await prepareFactSheetAction({ storyId });
      setError(result.ok ? null : result.message);
      if (result.ok) setSheet(result.value);
    });

  return (
    <div className="grid gap-2">
      <Button variant="primary" onClick={look} busy={isBusy} disabled={hindrance !== null}>
        Publish
      </Button>
      {hindrance && <p className="text-muted text-sm">{hindrance}</p>}
      {error && <Notice tone="error">{error}</Notice>}
      {published && (
        <Notice>
          Version {published.number} is published.{' '}
          <a href={`/facts/${published.slug}`} className="text-accent underline underline-offset-2">
            Read it as everybody does
          </a>
        </Notice>
      )}
      {sheet && (
        <PublishDialog
          key={sheet.seenSha256}
          storyId={storyId}
          sheet={sheet}
          onClose={() => setSheet(null)}
          onStale={look}
          onPublished={(version) => {
            setSheet(null);
            setPublished(version);
            router.refresh();
          }}
        />
      )}
    </div>
  );
}
