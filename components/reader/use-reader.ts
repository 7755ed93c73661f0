import { useCallback, useEffect, useMemo } from 'react';
import { type CollabDocument, useCollabDocument } from '#components/collab/use-collab-document.ts';
import type { Actor } from '#lib/actor/actor.ts';
import { describeSelection, type Span } from '#lib/anchoring/selector.ts';
import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';
import type { RevisionView } from '#lib/article/revision-view.ts';
import type { Block } from '#lib/article/split-blocks.ts';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { passesFilter } from './filter-annotations.ts';
import { findNext } from './find-next.ts';
import { useAnnotations } from './use-annotations.ts';
import { type ArticleView, scrollToSpan, useArticle } from './use-article.ts';
import { useCursor } from './use-cursor.ts';
import { useLiveSelection } from './use-live-selection.ts';
import { usePaint } from './use-paint.ts';
import { usePassage } from './use-passage.ts';
import { useReaderKeys } from './use-reader-keys.ts';
import { type ReaderMember, useReaderState } from './use-reader-state.ts';
import { type ReaderTarget, useTarget } from './use-target.ts';
import { useUnseenMentions } from './use-unseen-mentions.ts';

export type Me = Pick<Actor, 'memberId' | 'name' | 'colour' | 'role'>;

type ReaderOptions = {
  revision: RevisionView;
  blocks: readonly Block[];
  me: Me;
  members: readonly ReaderMember[];
  cited: readonly CitedPassage[];
  target: ReaderTarget;
  /** The notes and replies with a mention of the reader that was not in view yet, as the server knows. */
  unseen: readonly string[];
  onHelp: () => void;
};

/** Ties the shared draft, the painted text, the selection, the cards and the keys together. */
export function useReader({ revision, blocks, me, members, cited, target, unseen, onHelp }: ReaderOptions) {
  const { text, language } = revision;
  const draft: CollabDocument = useCollabDocument(articleDocId(revision.id), me);
  const annotations = useAnnotations(draft.ydoc);
  const { regionRef, layerRef, article } = useArticle();
  const { passage, readPassage, clearPassage } = usePassage(article, text);

  const leaveToText = () => {
    const annotation = annotations.find(({ id }) => id === state.opened?.id);
    regionRef.current?.focus({ preventScroll: true });
    if (article && annotation) putCursor(article, annotation.selector.start);
  };
  const isSynced = ['saved', 'saving', 'reading'].includes(draft.status.state);
  const state = useReaderState({
    ...{ draft, me, members, text, revisionId: revision.id },
    unseenMentions: useUnseenMentions({ ydoc: draft.ydoc, memberId: me.memberId, unseen, isSynced }),
    pointedReplyId: (target && 'annotationId' in target && target.replyId) || null,
    onLeave: leaveToText,
  });
  const { readerTools, opened, close, filter, setFilter } = state;

  const openFromText = useCallback(
    (annotation: AnnotationView, focus: 'card' | null) => {
      if (!passesFilter(filter, annotation, me.memberId)) setFilter('all');
      readerTools?.open(annotation.id, focus);
    },
    [readerTools, filter, setFilter, me.memberId],
  );
  const colourOf = useCallback((memberId: string) => members.find(({ id }) => id === memberId)?.colour ?? 0, [members]);
  const onOpen = (id: string | null) => {
    const annotation = annotations.find((one) => one.id === id);
    if (annotation) openFromText(annotation, null);
    else close();
  };
  const index = usePaint({ article, annotations, cited, activeId: opened?.id ?? null, colourOf, onOpen });
  useLiveSelection(article, draft.awareness, passage);
  const miss = useTarget({
    article,
    annotations,
    target,
    isSynced,
    textLength: text.length,
    onOpen: useCallback((found) => openFromText(found, null), [openFromText]),
  });

  const place = useMemo(() => ({ text, blocks, language }), [text, blocks, language]);
  const cursor = useCursor(article, place, (offset) => {
    // At the very end of a passage too.
    const nearest = index.at(offset)[0] ?? index.at(offset - 1)[0];
    const found = annotations.find(({ id }) => id === nearest?.id);
    if (found) openFromText(found, 'card');
  });

  // A new selection closes the open annotation.
  const hasPassage = passage !== null;
  useEffect(() => {
    if (hasPassage) close();
  }, [hasPassage, close]);

  // The open annotation stays visible, even if it was just resolved.
  const openedId = opened?.id;
  const shown = useMemo(
    () => annotations.filter((one) => one.id === openedId || passesFilter(filter, one, me.memberId)),
    [annotations, filter, me.memberId, openedId],
  );
  const step = (by: 1 | -1) => {
    const next = article && findNext(article, shown, opened?.id ?? null, by);
    if (next) readerTools?.open(next.id, 'card');
  };

  const openedSelector = annotations.find(({ id }) => id === opened?.id)?.selector;
  useEffect(() => {
    if (article && opened && openedSelector) scrollToSpan(article, openedSelector);
  }, [article, opened, openedSelector]);

  const mayMark = readerTools?.canWrite === true;
  const withPassage = (act: (span: Span) => void) => () => {
    const selected = readPassage();
    if (!selected || !mayMark) return;
    clearPassage();
    act(selected);
  };
  const tools = {
    onAnnotate: withPassage(state.annotate),
    onMakeClaim: withPassage(({ start, end }) => readerTools?.makeClaim(describeSelection(text, start, end))),
    onLinkEvidence: withPassage(({ start, end }) => readerTools?.linkEvidence(describeSelection(text, start, end))),
    onFindElsewhere: withPassage(({ start, end }) => readerTools?.findElsewhere(describeSelection(text, start, end))),
  };
  useReaderKeys({
    ...(mayMark && { a: tools.onAnnotate, c: tools.onMakeClaim, e: tools.onLinkEvidence, w: tools.onFindElsewhere }),
    j: () => step(1),
    k: () => step(-1),
    '?': onHelp,
    escape: () => (passage ? clearPassage() : close()),
  });

  const dialogSelector = state.dialog?.selector;
  useEffect(() => article?.overlay.show('passage', dialogSelector ? [dialogSelector] : []), [article, dialogSelector]);

  return {
    ...state,
    draft,
    annotations,
    shown,
    article,
    regionRef,
    layerRef,
    passage,
    canMark: mayMark && passage !== null,
    tools,
    cursor,
    miss,
  };
}

function putCursor({ map }: ArticleView, offset: number): void {
  const point = map.toPoint(offset, 'start');
  if (point) document.getSelection()?.setBaseAndExtent(point.node, point.offset, point.node, point.offset);
}
