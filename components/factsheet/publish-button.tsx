'use client';

import { useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { TriedSheet } from '#lib/factsheet/sheet-page.ts';
import type { SnapshotContent } from '#lib/version/snapshot.ts';
import { prepareFactSheetAction } from './factsheet-actions.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { useExplanations } from './use-explanations.ts';

type PublishButtonProps = {
  storyId: string;
  /** Why it cannot be published now, as a sentence; null when it can. */
  blocker: string | null;
};

/** Fetches the content with everyone's saved edits, and shows it before anything is published. */
export function PublishButton({ storyId, blocker }: PublishButtonProps) {
  const [sheet, setSheet] = useState<TriedSheet | null>(null);
  const [published, setPublished] = useState<{ slug: string; number: number } | null>(null);
  const preparing = useCommand(prepareFactSheetAction, { refreshes: false });

  const explanations = useExplanations(storyId);
  const [seenBefore, setSeenBefore] = useState<SnapshotContent | null>(null);

  const look = (seen: SnapshotContent | null) => {
    setPublished(null);
    preparing.run({ storyId }, (tried) => {
      setSheet(tried);
      setSeenBefore(seen);
    });
  };

  return (
    <div className="grid gap-2">
      <Button variant="primary" onClick={() => look(null)} busy={preparing.pending} disabled={blocker !== null}>
        Publish
      </Button>
      {blocker && <p className="text-muted text-sm">{blocker}</p>}
      {!sheet && <FailureNote of={preparing} />}
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
          preparing={preparing}
          onPublished={(version) => {
            setSheet(null);
            explanations.settle();
            setPublished(version);
          }}
        />
      )}
    </div>
  );
}
