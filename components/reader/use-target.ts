import { useEffect, useRef } from 'react';
import type { Span } from '#lib/anchoring/selector.ts';
import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';
import { type ArticleView, scrollToSpan } from './use-article.ts';

/** What the address points at: `?annotation=ID` or `?start=..&end=..`. */
export type ReaderTarget = { annotationId: string } | { span: Span } | null;

const FLASH_MS = 2_000;

type TargetOptions = {
  article: ArticleView | null;
  annotations: readonly AnnotationView[];
  target: ReaderTarget;
  onOpen: (annotation: AnnotationView) => void;
};

/** Goes once to what the address points at, as soon as it is there, and flashes it. */
export function useTarget({ article, annotations, target, onOpen }: TargetOptions): void {
  const reached = useRef('');
  useEffect(() => {
    if (!article || !target || reached.current === JSON.stringify(target)) return;
    const annotation = 'annotationId' in target ? annotations.find(({ id }) => id === target.annotationId) : undefined;
    const span = 'span' in target ? target.span : annotation?.selector;
    if (!span) return;
    reached.current = JSON.stringify(target);
    if (annotation) onOpen(annotation);
    scrollToSpan(article, span);
    article.overlay.show('flash', [span]);
    setTimeout(() => article.overlay.show('flash', []), FLASH_MS);
  }, [article, annotations, target, onOpen]);
}
