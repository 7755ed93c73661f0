import { useEffect, useState } from 'react';
import type { Span } from '#lib/anchoring/selector.ts';
import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';
import { type ArticleView, scrollToSpan } from './use-article.ts';

/** What the address points at: `?annotation=ID`, with `&reply=ID` a reply of it, or `?start=..&end=..`. */
export type ReaderTarget = { annotationId: string; replyId?: string | undefined } | { span: Span } | null;

const FLASH_MS = 2_000;

type TargetOptions = {
  article: ArticleView | null;
  annotations: readonly AnnotationView[];
  target: ReaderTarget;
  /** Whether all annotations are there. */
  isSynced: boolean;
  textLength: number;
  onOpen: (annotation: AnnotationView) => void;
};

/** Goes once to what the address points at, as soon as it is there, and flashes it. Says in words where it is not there; else null. */
export function useTarget({
  article,
  annotations,
  target,
  isSynced,
  textLength,
  onOpen,
}: TargetOptions): string | null {
  const [reached, setReached] = useState('');
  const isReached = reached === JSON.stringify(target);
  useEffect(() => {
    if (!article || !target || isReached) return;
    const annotation = 'annotationId' in target ? annotations.find(({ id }) => id === target.annotationId) : undefined;
    const span = 'span' in target ? target.span : annotation?.selector;
    if (!span || span.end > textLength) return;
    setReached(JSON.stringify(target));
    if (annotation) onOpen(annotation);
    scrollToSpan(article, span);
    article.overlay.show('flash', [span]);
    setTimeout(() => article.overlay.show('flash', []), FLASH_MS);
  }, [article, annotations, target, isReached, textLength, onOpen]);

  if (!target || isReached) return null;
  if ('span' in target) {
    return target.span.end > textLength ? 'The passage in this link lies outside the article’s text.' : null;
  }
  const isThere = annotations.some(({ id }) => id === target.annotationId);
  return isSynced && !isThere ? 'The annotation in this link does not exist, or was removed.' : null;
}
