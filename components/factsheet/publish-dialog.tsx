'use client';

import { useState, useTransition } from 'react';
import { FactSheetArticle } from '#components/public-site/factsheet-article.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { freezeSnapshot } from '#lib/factsheet/build-snapshot.ts';
import { checkPublishing, isReady } from '#lib/factsheet/check-sheet.ts';
import { explainChanges } from '#lib/factsheet/explain-changes.ts';
import type { TriedSheet } from '#lib/factsheet/sheet-desk.ts';
import { findDead } from '#lib/links/link-report.ts';
import type { SnapshotContent } from '#lib/version/snapshot.ts';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { ChangesForm } from './changes-form.tsx';
import { CheckList } from './check-list.tsx';
import { publishFactSheetAction } from './factsheet-actions.ts';
import type { Explanations } from './use-explanations.ts';

type PublishDialogProps = {
  storyId: string;
  sheet: TriedSheet;
  /** The former content, once somebody else changed the sheet; null before that. */
  seenBefore: SnapshotContent | null;
  explanations: Explanations;
  onClose: () => void;
  /** The content shown is outdated: prepare again. */
  onStale: () => void;
  onPublished: (version: { slug: string; number: number }) => void;
};

/** Shows exactly what would be frozen, asks why it differs from the last version, and publishes it. */
export function PublishDialog(props: PublishDialogProps) {
  const { storyId, sheet, seenBefore, explanations, onClose, onStale, onPublished } = props;
  const { content, differences, seenSha256, links } = sheet;
  const changes = explainChanges(differences ?? [], explanations.typed);
  const [failure, setFailure] = useState<{ of: string; message: string } | null>(null);
  const [isBusy, startWork] = useTransition();
  const [openedAt] = useState(() => new Date());
  const [acceptedLinks, setAcceptedLinks] = useState<readonly string[]>([]);
  const deadLinks = findDead(links).map(({ url }) => url);
  const acceptsDeadLinks = deadLinks.every((url) => acceptedLinks.includes(url));
  const checks = [...sheet.checks, ...checkPublishing({ differences, changes, links, acceptsDeadLinks })];

  const publish = () =>
    startWork(async () => {
      const result = await publishFactSheetAction({
        storyId,
        seenSha256,
        changes,
        acceptedDeadLinks: [...acceptedLinks],
      });
      if (result.ok) return onPublished(result.value);
      setFailure({ of: seenSha256, message: result.message });
      if (result.code === 'STALE') onStale();
    });

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Publish version ${content.number}`}
      description="This is what everybody will read. A published version is frozen: it can be followed by another, never changed."
    >
      <div className="grid gap-5">
        <CheckList checks={checks} />
        {deadLinks.length > 0 && (
          <label className="flex items-start gap-2 text-sm">
            <input
              type="checkbox"
              className="mt-0.5 size-5"
              checked={acceptsDeadLinks}
              onChange={(event) => setAcceptedLinks(event.target.checked ? deadLinks : [])}
            />
            {deadLinks.length === 1 ? 'Publish with the dead link as it is' : 'Publish with the dead links as they are'}
          </label>
        )}
        {differences && differences.length > 0 && (
          <ChangesForm differences={differences} changes={changes} onChange={explanations.keep} />
        )}
        <section
          aria-label="What will be frozen"
          className="max-h-[45dvh] overflow-y-auto rounded-md border border-line bg-paper p-4"
        >
          <FactSheetArticle snapshot={freezeSnapshot(content, openedAt, changes)} />
        </section>
        {failure?.of === seenSha256 && <Notice tone="error">{failure.message}</Notice>}
        {seenBefore && failure?.of !== seenSha256 && <ChangedMeanwhile seen={seenBefore} now={content} />}
        {!isReady(checks) && <p className="text-muted text-sm">Some points of the list are not met yet.</p>}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={publish} busy={isBusy} disabled={!isReady(checks)}>
            Publish version {content.number}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
