import type { Span } from '#lib/anchoring/selector.ts';
import type { TextMap } from './text-map.ts';

/** Transient marks: under the pointer, opened, jumped to, about to be marked, another member's selection, the cursor. */
export type OverlayMark = 'hover' | 'active' | 'flash' | 'passage' | 'cursor' | `selection-${number}`;

/**
 * Boxes behind the article's text for what changes with every move. They cost as much as the passage is long, however
 * many annotations there are, and need no Custom Highlight API.
 */
export type Overlay = {
  /** Shows exactly these spans with the mark's look (`[data-mark]` in reader.css). */
  show(mark: OverlayMark, spans: readonly Span[]): void;
  /** Measures again after a change of layout. */
  refresh(): void;
};

/** An overlay in `layer`, an empty element that fills the article and stands behind its text. */
export function createOverlay(map: TextMap, layer: HTMLElement): Overlay {
  const shown = new Map<OverlayMark, { spans: readonly Span[]; boxes: HTMLElement[] }>();

  function show(mark: OverlayMark, spans: readonly Span[]): void {
    for (const box of shown.get(mark)?.boxes ?? []) box.remove();
    if (spans.length === 0) {
      shown.delete(mark);
      return;
    }
    const origin = layer.getBoundingClientRect();
    const boxes = spans
      .flatMap((span) => (mark === 'cursor' ? cursorRects(map, span.start) : map.toRects(span)))
      .map((rect) => makeBox(mark, rect, origin));
    layer.append(...boxes);
    shown.set(mark, { spans, boxes });
  }

  return {
    show,
    refresh() {
      for (const [mark, { spans }] of [...shown]) show(mark, spans);
    },
  };
}

/** A box of no width where the cursor stands, beside the character after it or before it. */
function cursorRects(map: TextMap, offset: number): DOMRect[] {
  const after = map.toRects({ start: offset, end: offset + 1 })[0];
  if (after) return [new DOMRect(after.left, after.top, 0, after.height)];
  const before = map.toRects({ start: Math.max(0, offset - 1), end: offset }).at(-1);
  return before ? [new DOMRect(before.right, before.top, 0, before.height)] : [];
}

function makeBox(mark: OverlayMark, rect: DOMRect, origin: DOMRect): HTMLElement {
  const box = document.createElement('span');
  box.dataset.mark = mark;
  box.style.cssText = `position:absolute;left:${rect.left - origin.left}px;top:${rect.top - origin.top}px;width:${rect.width}px;height:${rect.height}px`;
  return box;
}
