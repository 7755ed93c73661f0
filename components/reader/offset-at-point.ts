import type { TextMap } from './text-map.ts';

/** How far beside a character the pointer may be and still count as on it, in CSS pixels. */
const TOLERANCE_PX = 2;

/** The offset of the character under a point of the viewport; null beside the text. One hit test by the browser. */
export function offsetAtPoint(map: TextMap, x: number, y: number): number | null {
  const caret = caretAt(x, y);
  if (!caret || !map.root.contains(caret.node)) return null;
  const after = map.toOffset(caret.node, caret.offset);
  if (after === null) return null;
  for (const offset of [after, after - 1]) {
    if (covers(map, offset, x, y)) return offset;
  }
  return null;
}

function covers(map: TextMap, offset: number, x: number, y: number): boolean {
  if (offset < 0) return false;
  const range = map.toRange({ start: offset, end: offset + 1 });
  if (!range) return false;
  return [...range.getClientRects()].some(
    (rect) =>
      x >= rect.left - TOLERANCE_PX &&
      x <= rect.right + TOLERANCE_PX &&
      y >= rect.top - TOLERANCE_PX &&
      y <= rect.bottom + TOLERANCE_PX,
  );
}

/** The browser's caret at a point, by the standard's name for it or by WebKit's. */
function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = Document.prototype.caretRangeFromPoint?.call(document, x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
