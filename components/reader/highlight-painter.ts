import { type Paintable, planPaint } from '#lib/anchoring/plan-paint.ts';
import type { Span } from '#lib/anchoring/selector.ts';
import type { Stance } from '#lib/claim/stance.ts';
import { evidenceName, layerName, paintStyles } from './paint-styles.ts';
import type { TextMap } from './text-map.ts';

/**
 * Paints over the article without touching it (CSS Custom Highlight API). After any change of the page the browser goes
 * through all registered ranges again (about 4 µs each in Chromium), so only those near the viewport are registered.
 */
export type Painter = {
  /** Paints exactly these annotations. */
  paintAnnotations(paintables: Iterable<Paintable>): void;
  /** Underlines exactly these spans as cited with the stance. */
  paintEvidence(stance: Stance, spans: readonly Span[]): void;
  /** Takes everything off again. */
  destroy(): void;
};

/** Whether the browser can paint: without it the list beside the text still holds everything. */
export function canPaint(): boolean {
  return typeof Highlight === 'function' && 'highlights' in CSS;
}

/** Above every layer of annotations. */
const EVIDENCE_PRIORITY = 10;
/** How far above and below the viewport passages are painted ahead, in viewport heights. */
const PAINT_AHEAD = 1;

/** `spans` are all that the layer holds; `ranges` those of them that are registered, by their span's key. */
type Layer = { highlight: Highlight; spans: readonly Span[]; ranges: Map<number, StaticRange> };

/** A painter over the mapped article. The highlights' names are the page's, so there is one painter at a time. */
export function createPainter(map: TextMap): Painter {
  const layers = new Map<string, Layer>();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(paintStyles());
  document.adoptedStyleSheets.push(sheet);
  const stop = new AbortController();
  let near = spanAround(map, PAINT_AHEAD);

  function setSpans(name: string, priority: number, spans: readonly Span[]): void {
    let layer = layers.get(name);
    if (!layer) {
      layer = { highlight: new Highlight(), spans, ranges: new Map() };
      layer.highlight.priority = priority;
      layers.set(name, layer);
      CSS.highlights.set(name, layer.highlight);
    }
    layer.spans = spans;
    registerNear(map, layer, near);
  }

  function follow(): void {
    const visible = spanAround(map, PAINT_AHEAD / 2);
    if (visible.start >= near.start && visible.end <= near.end) return;
    near = spanAround(map, PAINT_AHEAD);
    for (const layer of layers.values()) registerNear(map, layer, near);
  }

  window.addEventListener('scroll', follow, { passive: true, signal: stop.signal });
  window.addEventListener('resize', follow, { passive: true, signal: stop.signal });

  return {
    paintAnnotations(paintables) {
      near = spanAround(map, PAINT_AHEAD);
      const planned = new Set<string>();
      for (const { colour, resolved, depth, spans } of planPaint(paintables)) {
        const name = layerName(colour, resolved, depth);
        planned.add(name);
        setSpans(name, resolved ? 0 : 1 + depth, spans);
      }
      for (const [name, layer] of layers) {
        if (layer.highlight.priority < EVIDENCE_PRIORITY && !planned.has(name)) setSpans(name, 0, []);
      }
    },
    paintEvidence(stance, spans) {
      setSpans(evidenceName(stance), EVIDENCE_PRIORITY, spans);
    },
    destroy() {
      stop.abort();
      for (const name of layers.keys()) CSS.highlights.delete(name);
      layers.clear();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    },
  };
}

/** What stands in the viewport and `ahead` viewport heights above and below it. */
function spanAround(map: TextMap, ahead: number): Span {
  return map.toSpanBetween(-ahead * window.innerHeight, (1 + ahead) * window.innerHeight);
}

/** Registers the layer's spans that touch `near` and no others; ranges that stay as they were are kept. */
function registerNear(map: TextMap, { highlight, spans, ranges }: Layer, near: Span): void {
  const wanted = new Map<number, Span>();
  for (const span of spans) {
    if (span.start < near.end && near.start < span.end) wanted.set(spanKey(span), span);
  }
  for (const [key, range] of ranges) {
    if (wanted.has(key)) continue;
    highlight.delete(range);
    ranges.delete(key);
  }
  for (const [key, span] of wanted) {
    if (ranges.has(key)) continue;
    const range = map.toStaticRange(span);
    if (!range) continue;
    highlight.add(range);
    ranges.set(key, range);
  }
}

/** One number for a span; exact for texts below 2^26 code units. */
function spanKey({ start, end }: Span): number {
  return start * 2 ** 26 + end;
}
