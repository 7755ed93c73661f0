'use client';

import './reader.css';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { PeopleHere } from '#components/collab/people-here.tsx';
import { RefusalNotice } from '#components/collab/refusal-notice.tsx';
import { SaveStatus } from '#components/collab/save-status.tsx';
import { useDoorbell } from '#components/collab/use-doorbell.ts';
import { refreshPageSince } from '#components/command/refresh-page.ts';
import { VisitMark } from '#components/story/visit-mark.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { can } from '#lib/actor/policy.ts';
import type { Neighbours } from '#lib/article/neighbours.ts';
import type { RevisionView } from '#lib/article/revision-view.ts';
import type { Block } from '#lib/article/split-blocks.ts';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import { AnnotationPanel } from './annotation-panel.tsx';
import { ArticleHeading } from './article-heading.tsx';
import { ArticleNeighbours } from './article-neighbours.tsx';
import { ArticleText } from './article-text.tsx';
import { ElsewhereDialog } from './elsewhere-dialog.tsx';
import { EvidenceGutter } from './evidence-gutter.tsx';
import { LinkEvidenceDialog } from './link-evidence-dialog.tsx';
import { type MadeFromPassage, MakeClaimDialog } from './make-claim-dialog.tsx';
import { ReaderHelp } from './reader-help.tsx';
import { ReaderProvider } from './reader-tools.ts';
import { SelectionToolbar } from './selection-toolbar.tsx';
import { type Me, useReader } from './use-reader.ts';
import type { ReaderMember } from './use-reader-state.ts';
import type { ReaderTarget } from './use-target.ts';

type ReaderProps = {
  revision: RevisionView;
  blocks: readonly Block[];
  me: Me;
  members: readonly ReaderMember[];
  cited: readonly CitedPassage[];
  origins: readonly string[];
  target: ReaderTarget;
  /** The notes and replies that name this member and were not in view yet. */
  unseen: readonly string[];
  neighbours: Neighbours;
};

/** One article, read and annotated together. Its text comes from the server and cannot be edited. */
export function Reader({ revision, blocks, me, members, cited, origins, target, unseen, neighbours }: ReaderProps) {
  const { id: revisionId, storyId, text, language, outlet } = revision;
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [made, setMade] = useState<(MadeFromPassage & { words: string }) | null>(null);
  const reader = useReader({
    ...{ revision, blocks, me, members, cited, target, unseen },
    onHelp: () => setIsHelpOpen(true),
  });
  const { draft, readerTools, article, passage, cursor, dialog, closeDialog } = reader;
  useDoorbell(storyId, me, refreshPageSince);

  const finish = (words: string) => (passage: MadeFromPassage) => {
    setMade({ ...passage, words });
    closeDialog();
  };

  const panel = (
    <AnnotationPanel
      article={article}
      totalCount={reader.annotations.length}
      shown={reader.shown}
      isOpening={draft.status.state === 'connecting'}
      filter={reader.filter}
      onFilter={reader.setFilter}
      open={reader.opened}
      cited={cited}
      storyId={storyId}
      canWrite={readerTools?.canWrite ?? false}
      undo={reader.undoRemoval}
      isUp={reader.isUp}
      onUp={reader.setIsUp}
      notice={article && !article.painter && <NoPaintNotice />}
    />
  );

  return (
    <div className={reader.isUp ? 'pb-[62dvh] lg:pb-0' : 'pb-16 lg:pb-0'}>
      <VisitMark place={`article:${revision.articleId}`} />
      <div
        data-bar="top"
        className="z-20 -mx-2 mb-4 flex min-h-11 flex-wrap items-center gap-x-5 gap-y-1 bg-paper px-2 py-1 lg:sticky lg:top-14 print:hidden"
      >
        <PeopleHere people={draft.people} memberId={me.memberId} />
        <div className="ml-auto flex items-center gap-2">
          <SaveStatus status={draft.status} />
          <ReaderHelp open={isHelpOpen} onOpenChange={setIsHelpOpen} />
        </div>
      </div>
      {draft.refusal && <RefusalNotice refusal={draft.refusal} onDismiss={draft.dismissRefusal} />}
      {reader.miss && (
        <div className="mb-4">
          <Notice>{reader.miss}</Notice>
        </div>
      )}
      <div role="status">{made && <MadeNotice storyId={storyId} {...made} />}</div>
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_21rem] xl:grid-cols-[9.5rem_minmax(0,42.5rem)_minmax(18rem,24rem)] xl:justify-center">
        <article lang={language} className="mx-auto w-full min-w-0 max-w-[42.5rem] xl:col-start-2">
          <ArticleHeading revision={revision} mayCorrect={can(me.role, 'article.correct')} />
          <div className="relative">
            <div className="relative isolate">
              <div
                ref={reader.layerRef}
                aria-hidden
                className="reader-overlay pointer-events-none absolute inset-0 -z-10"
              />
              <section
                ref={reader.regionRef}
                aria-label="Article"
                data-focus-home
                aria-describedby="reader-keys"
                onKeyDown={cursor.onKeyDown}
                onFocus={cursor.onFocus}
                onBlur={cursor.onBlur}
                onPointerDown={cursor.onPointerDown}
                className="rounded-sm font-serif text-[1.125rem] leading-[1.65] outline-offset-8 sm:text-[1.1875rem]"
              >
                <ArticleText {...{ text, blocks, cited, storyId }} />
              </section>
            </div>
            {article && <EvidenceGutter article={article} cited={cited} storyId={storyId} />}
            {article && passage && reader.canMark && (
              <SelectionToolbar article={article} passage={passage} {...reader.tools} />
            )}
          </div>
          <p id="reader-keys" className="sr-only">
            Arrow keys read by word and sentence, Shift selects, the question mark lists all keys.
          </p>
          <ArticleNeighbours storyId={storyId} neighbours={neighbours} />
          <p aria-live="polite" className="sr-only">
            {cursor.announcement}
          </p>
        </article>
        {readerTools ? <ReaderProvider value={readerTools}>{panel}</ReaderProvider> : panel}
      </div>
      {dialog?.kind === 'claim' && (
        <MakeClaimDialog
          {...{ storyId, revisionId, outlet, origins }}
          selector={dialog.selector}
          annotationId={dialog.annotationId}
          onClose={closeDialog}
          onMade={finish('made')}
        />
      )}
      {dialog?.kind === 'elsewhere' && (
        <ElsewhereDialog
          {...{ storyId, revisionId, cited }}
          selector={dialog.selector}
          mayLink={readerTools?.canWrite ?? false}
          onClose={closeDialog}
        />
      )}
      {dialog?.kind === 'evidence' && (
        <LinkEvidenceDialog
          {...{ storyId, revisionId, outlet, origins }}
          selector={dialog.selector}
          onClose={closeDialog}
          onLinked={finish('has this passage as evidence')}
        />
      )}
    </div>
  );
}

function MadeNotice({
  storyId,
  claimId,
  number,
  words,
}: MadeFromPassage & { storyId: string; words: string }): ReactNode {
  return (
    <p className="mb-4 rounded-md border border-line bg-sunken px-3 py-2">
      <Link
        href={`/stories/${storyId}/claims/${claimId}`}
        className="font-medium text-accent underline underline-offset-2"
      >
        Claim {number}
      </Link>{' '}
      {words}.
    </p>
  );
}

function NoPaintNotice() {
  return (
    <div className="mb-3">
      <Notice>This browser cannot paint highlights over the text. Everything that is marked is in this list.</Notice>
    </div>
  );
}
