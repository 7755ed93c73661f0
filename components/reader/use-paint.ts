import { useEffect, useMemo, useRef } from 'react';
import { buildIntervalIndex } from '#lib/anchoring/interval-index.ts';
import type { Paintable } from '#lib/anchoring/plan-paint.ts';
import type { Span } from '#lib/anchoring/selector.ts';
import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import { STANCES } from '#lib/claim/stance.ts';
import { offsetAtPoint } from './offset-at-point.ts';
import type { ArticleView } from './use-article.ts';
import { useSteady } from './use-steady.ts';

type Painted = Paintable & { id: string };

type PaintOptions = {
  article: ArticleView | null;
  annotations: readonly AnnotationView[];
  cited: readonly CitedPassage[];
  activeId: string | null;
  /** A member's presence colour, 0 to 7. */
  colourOf: (memberId: string) => number;
  /** The pointer chose an annotation, or bare text (null). */
  onOpen: (id: string | null) => void;
};

/** Paints annotations and cited passages over the text, and opens what is clicked. Returns a function that finds the annotations at an offset. */
export function usePaint({ article, annotations, cited, activeId, colourOf, onOpen }: PaintOptions) {
  const painted = useSteady(toPainted(annotations, colourOf), isSamePaint);
  const index = useMemo(() => buildIntervalIndex(painted), [painted]);

  useEffect(() => article?.painter?.paintAnnotations(painted), [article, painted]);

  useEffect(() => {
    for (const stance of STANCES) {
      const spans = cited.filter((passage) => passage.stance === stance).map(({ selector }) => selector);
      article?.painter?.paintEvidence(stance, spans);
    }
  }, [article, cited]);

  useEffect(() => {
    const active = painted.find(({ id }) => id === activeId);
    article?.overlay.show('active', active ? [active] : []);
  }, [article, painted, activeId]);

  const latest = useRef({ index, activeId, onOpen });
  useEffect(() => {
    latest.current = { index, activeId, onOpen };
  });
  useEffect(() => (article ? followPointer(article, latest) : undefined), [article]);

  return index;
}

type Latest = {
  current: { index: { at(offset: number): Painted[] }; activeId: string | null; onOpen: (id: string | null) => void };
};

/** Shows what is under the pointer, at most once a frame, and opens it on a click; clicking again opens the next one beneath. */
function followPointer(article: ArticleView, latest: Latest): () => void {
  const { map, overlay } = article;
  const stop = new AbortController();
  let hovered: Span | undefined;
  let frame = 0;

  const find = (x: number, y: number): Painted[] => {
    const offset = offsetAtPoint(map, x, y);
    return offset === null ? [] : latest.current.index.at(offset);
  };
  const hover = (found: Span | undefined) => {
    if (found === hovered) return;
    hovered = found;
    overlay.show('hover', found ? [found] : []);
    map.root.style.cursor = found ? 'pointer' : '';
  };
  const onMove = ({ clientX, clientY, buttons }: PointerEvent) => {
    cancelAnimationFrame(frame);
    if (buttons === 0) frame = requestAnimationFrame(() => hover(find(clientX, clientY)[0]));
  };
  const onClick = ({ clientX, clientY }: MouseEvent) => {
    if (document.getSelection()?.isCollapsed === false) return;
    const found = find(clientX, clientY);
    const next = found[(found.findIndex(({ id }) => id === latest.current.activeId) + 1) % Math.max(1, found.length)];
    latest.current.onOpen(next?.id ?? null);
  };

  map.root.addEventListener('pointermove', onMove, { signal: stop.signal, passive: true });
  map.root.addEventListener('pointerleave', () => hover(undefined), { signal: stop.signal });
  map.root.addEventListener('click', onClick, { signal: stop.signal });
  return () => {
    stop.abort();
    cancelAnimationFrame(frame);
  };
}

function toPainted(annotations: readonly AnnotationView[], colourOf: (memberId: string) => number): Painted[] {
  return annotations.map(({ id, author, selector, resolved }) => ({
    id,
    start: selector.start,
    end: selector.end,
    colour: colourOf(author),
    resolved,
  }));
}

/** Whether both look alike on the page; ids are made once, so an id stands for its passage and author. */
function isSamePaint(a: readonly Painted[], b: readonly Painted[]): boolean {
  return a.length === b.length && a.every(({ id, resolved }, at) => id === b[at]?.id && resolved === b[at]?.resolved);
}
