'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { TriedSheet } from '#lib/factsheet/sheet-desk.ts';
import type { SnapshotContent } from '#lib/version/snapshot.ts';
import { prepareFactSheetAction } from './factsheet-actions.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { useExplanations } from './use-explanations.ts';

type PublishButtonProps = {
  storyId: string;
  /** Why it cannot be published now, as a sentence; null when it can. */
  hindrance: string | null;
};

/** Fetches the content with everyone's saved edits, and shows it before anything is published. */
export function PublishButton({ storyId, hindrance }: PublishButtonProps) {
  const router = useRouter();
  const [sheet, setSheet] = useState<TriedSheet | null>(null);
  const [published, setPublished] = useState<{ slug: string; number: number } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, startWork] = useTransition();

  const explanations = useExplanations(storyId);
  const [seenBefore, setSeenBefore] = useState<SnapshotContent | null>(null);

  const look = (seen: SnapshotContent | null) =>
    startWork(async () => {
      setPublished(null);
      const result = await prepareFactSheetAction({ storyId });
      setError(result.ok ? null : result.message);
      if (!result.ok) return;
      setSheet(result.value);
      setSeenBefore(seen);
    });

  return (
    <div className="grid gap-2">
      <Button variant="primary" onClick={() => look(null)} busy={isBusy} disabled={hindrance !== null}>
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
          storyId={storyId}
          sheet={sheet}
          seenBefore={seenBefore}
          explanations={explanations}
          onClose={() => setSheet(null)}
          onStale={() => look(sheet.content)}
          onPublished={(version) => {
            setSheet(null);
            explanations.settle();
            setPublished(version);
            router.refresh();
          }}
        />
      )}
    </div>
  );
}
