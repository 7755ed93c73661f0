'use client';

import { useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { type CommandState, useCommand } from '#components/command/use-command.ts';
import { FactSheetArticle } from '#components/public-site/factsheet-article.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { freezeSnapshot } from '#lib/factsheet/build-snapshot.ts';
import { checkPublishing, isReady } from '#lib/factsheet/check-sheet.ts';
import { checkSources } from '#lib/factsheet/check-sources.ts';
import { explainChanges } from '#lib/factsheet/explain-changes.ts';
import type { TriedSheet } from '#lib/factsheet/sheet-page.ts';
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
  /** How preparing again goes. */
  preparing: CommandState;
  onPublished: (version: { slug: string; number: number }) => void;
};

/** Shows exactly what would be frozen, asks why it differs from the last version, and publishes it. */
export function PublishDialog(props: PublishDialogProps) {
  const { storyId, sheet, seenBefore, explanations, onClose, onStale, preparing, onPublished } = props;
  const { content, differences, seenSha256, links } = sheet;
  const changes = explainChanges(differences ?? [], explanations.typed);
  /** The hash of what was last tried to publish: a failure is about that, and not about what came in its place. */
  const [tried, setTried] = useState('');
  const publishing = useCommand(publishFactSheetAction);
  const [openedAt] = useState(() => new Date());
  const [acceptedLinks, setAcceptedLinks] = useState<readonly string[]>([]);
  const deadLinks = findDead(links).map(({ url }) => url);
  const acceptsDeadLinks = deadLinks.every((url) => acceptedLinks.includes(url));
  const checks = [
    ...sheet.checks,
    checkSources(content.claims),
    ...checkPublishing({ differences, changes, links, acceptsDeadLinks }),
  ];

  const publish = () => {
    setTried(seenSha256);
    publishing.run(
      { storyId, seenSha256, changes, acceptedDeadLinks: [...acceptedLinks] },
      onPublished,
      ({ code }) => code === 'STALE' && onStale(),
    );
  };

  const isFailed = publishing.failure !== null && tried === seenSha256;
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
        {isFailed && !preparing.failure && <FailureNote of={publishing} onRetry={publish} />}
        <FailureNote of={preparing} />
        {seenBefore && !isFailed && <ChangedMeanwhile seen={seenBefore} now={content} />}
        {!isReady(checks) && <p className="text-muted text-sm">Some points of the list are not met yet.</p>}
        <DialogActions>
          <Button
            variant="primary"
            onClick={publish}
            busy={publishing.pending || preparing.pending}
            disabled={!isReady(checks)}
          >
            Publish version {content.number}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
