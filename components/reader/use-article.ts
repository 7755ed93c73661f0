import { type RefObject, useEffect, useRef, useState } from 'react';
import { readClearView, scrollNeeded } from '#components/ui/clear-view.ts';
import type { Span } from '#lib/anchoring/selector.ts';
import { canPaint, createPainter, type Painter } from './highlight-painter.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import { mapText, type TextMap } from './text-map.ts';

/** The rendered article with what shows things over it. `painter` is null where the browser cannot paint. */
export type ArticleView = { map: TextMap; overlay: Overlay; painter: Painter | null };

export type ArticleHandle = {
  regionRef: RefObject<HTMLElement | null>;
  layerRef: RefObject<HTMLDivElement | null>;
  /** null until the page has come alive. */
  article: ArticleView | null;
};

/** Maps the article's text once it is on the page, and measures the overlay again after each change of layout. */
export function useArticle(): ArticleHandle {
  const regionRef = useRef<HTMLElement>(null);
  const layerRef = useRef<HTMLDivElement>(null);
  const [article, setArticle] = useState<ArticleView | null>(null);

  useEffect(() => {
    const region = regionRef.current;
    const layer = layerRef.current;
    if (!region || !layer) return;
    // A stop for the Tab key from when the arrow keys work in it.
    region.tabIndex = 0;
    const map = mapText(region);
    const overlay = createOverlay(map, layer);
    const painter = canPaint() ? createPainter(map) : null;
    const resizes = new ResizeObserver(() => overlay.refresh());
    resizes.observe(region);
    setArticle({ map, overlay, painter });
    return () => {
      resizes.disconnect();
      painter?.destroy();
      layer.replaceChildren();
      setArticle(null);
    };
  }, []);

  return { regionRef, layerRef, article };
}

/** What is brought into sight stands this far from the edge. */
const MARGIN_PX = 24;

/** Brings the passage into sight by the least; what is in sight moves nothing. */
export function scrollToSpan({ map }: ArticleView, span: Span): void {
  const rects = map.toRects(span);
  const [first, last] = [rects[0], rects.at(-1)];
  if (!first || !last) return;
  const top = scrollNeeded({ top: first.top, bottom: last.bottom }, readClearView(), MARGIN_PX);
  // At once: the keys go on from what is in sight.
  if (top !== 0) window.scrollBy({ top, behavior: 'instant' });
}
