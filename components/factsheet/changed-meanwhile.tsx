'use client';

import { useEffect, useRef } from 'react';
import { DiffList } from '#components/public-site/version-comparison.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { freezeSnapshot } from '#lib/factsheet/build-snapshot.ts';
import { diffVersions } from '#lib/version/diff-versions.ts';
import type { SnapshotContent } from '#lib/version/snapshot.ts';

type ChangedMeanwhileProps = { seen: SnapshotContent; now: SnapshotContent };

/** Says that nothing was published because the draft changed, and shows the changes. */
export function ChangedMeanwhile({ seen, now }: ChangedMeanwhileProps) {
  const diff = diffVersions(asVersion(seen), asVersion(now));
  const isOnlyNumber = diff.lines.length + diff.claims.length === 0;
  const words = useRef<HTMLDivElement>(null);
  // It replaces the dialog's footer, which may be out of view.
  useEffect(() => {
    words.current?.scrollIntoView({ block: 'end' });
  }, []);
  return (
    <div ref={words} className="scroll-mb-6">
      <Notice tone="error">
        {now.number === seen.number
          ? 'The sheet changed while you were looking at it, so nothing was published.'
          : `Version ${now.number - 1} was published while you were looking at this.`}
        {!isOnlyNumber && (
          <div className="mt-1 text-ink">
            Since then, <del>struck out</del> what went, <ins>underlined</ins> what came:
            <DiffList diff={diff} />
          </div>
        )}
      </Notice>
    </div>
  );
}

// Only the content is compared, not the time of publication.
function asVersion(content: SnapshotContent) {
  return freezeSnapshot(content, new Date(0), []);
}
