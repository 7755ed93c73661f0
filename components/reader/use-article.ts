import { type RefObject, useEffect, useRef, useState } from 'react';
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

/** The part of the window's height that the text has to itself when an annotation is open, from and to. */
const WIDE_VIEW = { from: 0.14, to: 0.8 };
/** On a narrow screen the sheet with the open annotation has the rest. */
const NARROW_VIEW = { from: 0.13, to: 0.36 };

/** Brings the passage's first line to where it can be read beside its annotation, unless it stands there already. */
export function scrollToSpan({ map }: ArticleView, span: Span): void {
  const rect = map.toRects(span)[0];
  if (!rect) return;
  const isWide = window.matchMedia('(min-width: 64rem)').matches;
  const { from, to } = isWide ? WIDE_VIEW : NARROW_VIEW;
  const height = window.innerHeight;
  if (rect.top >= height * from && rect.bottom <= height * to) return;
  const top = rect.top - height * (from + (to - from) / 4);
  window.scrollBy({ top, behavior: prefersStillness() ? 'instant' : 'smooth' });
}

function prefersStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
