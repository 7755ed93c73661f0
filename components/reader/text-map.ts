import type { Span } from '#lib/anchoring/selector.ts';
import { countWhile } from './count-while.ts';

/** A place in the page: a text node and a UTF-16 offset within it. */
export type TextPoint = { node: Text; offset: number };

/**
 * Turns offsets of the revision's text into places of the rendered article and back. Every block of the article has its first
 * offset in `data-start` and one text node, and neither ever changes, so the map is built once.
 */
export type TextMap = {
  readonly root: HTMLElement;
  /** The place of an offset; one between two blocks is the end of the first, or for a `start` edge the beginning of the second. */
  toPoint(offset: number, edge: 'start' | 'end'): TextPoint | null;
  /** The offset of a place in or around the article; null when the article has no text. */
  toOffset(node: Node, offset: number): number | null;
  /** A range over the span, cheap because it does not follow changes; null when the article has no text. */
  toStaticRange(span: Span): StaticRange | null;
  /** A live range over the span; null when the article has no text. */
  toRange(span: Span): Range | null;
  /** The rectangles of the span's lines in the viewport, in CSS pixels, from first to last; text only, never whole blocks. */
  toRects(span: Span): DOMRect[];
  /** The blocks that stand between two heights of the viewport, in CSS pixels, as one span. Two binary searches. */
  toSpanBetween(top: number, bottom: number): Span;
};

/** Maps the blocks under `root`. Lookups are binary searches. */
export function mapText(root: HTMLElement): TextMap {
  const nodes: Text[] = [];
  const starts: number[] = [];
  for (const block of root.querySelectorAll<HTMLElement>('[data-start]')) {
    if (block.firstChild instanceof Text) {
      nodes.push(block.firstChild);
      starts.push(Number(block.dataset.start));
    }
  }

  function indexAt(offset: number): number {
    return Math.max(0, countWhile(starts.length, (at) => (starts[at] ?? 0) <= offset) - 1);
  }

  function toPoint(offset: number, edge: 'start' | 'end'): TextPoint | null {
    const index = indexAt(offset);
    const node = nodes[index];
    if (!node) return null;
    const within = Math.max(0, offset - (starts[index] ?? 0));
    const next = nodes[index + 1];
    if (edge === 'start' && within >= node.length && next) return { node: next, offset: 0 };
    return { node, offset: Math.min(within, node.length) };
  }

  function toOffset(node: Node, offset: number): number | null {
    const known = node instanceof Text ? nodes.indexOf(node) : -1;
    const start = starts[known];
    if (start !== undefined) return start + offset;
    const place = new Range();
    place.setStart(node, offset);
    const index = countWhile(nodes.length, (at) => {
      const text = nodes[at];
      return text !== undefined && place.comparePoint(text, 0) < 0;
    });
    const after = starts[index];
    if (after !== undefined) return after;
    const last = nodes.at(-1);
    return last ? (starts.at(-1) ?? 0) + last.length : null;
  }

  function toPoints({ start, end }: Span): [TextPoint, TextPoint] | null {
    const from = toPoint(start, 'start');
    const to = toPoint(end, 'end');
    return from && to ? [from, to] : null;
  }

  return {
    root,
    toPoint,
    toOffset,
    toStaticRange(span) {
      const points = toPoints(span);
      if (!points) return null;
      const [from, to] = points;
      return new StaticRange({
        startContainer: from.node,
        startOffset: from.offset,
        endContainer: to.node,
        endOffset: to.offset,
      });
    },
    toRange(span) {
      const points = toPoints(span);
      if (!points) return null;
      const [from, to] = points;
      const range = new Range();
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      return range;
    },
    toRects({ start, end }) {
      const rects: DOMRect[] = [];
      const range = new Range();
      for (let index = indexAt(start); index < nodes.length && (starts[index] ?? 0) < end; index += 1) {
        const node = nodes[index];
        const first = starts[index] ?? 0;
        if (!node) continue;
        range.setStart(node, Math.min(Math.max(0, start - first), node.length));
        range.setEnd(node, Math.min(end - first, node.length));
        if (!range.collapsed) rects.push(...range.getClientRects());
      }
      return rects;
    },
    toSpanBetween(top, bottom) {
      const box = (index: number) => nodes[index]?.parentElement?.getBoundingClientRect();
      const first = countWhile(nodes.length, (index) => (box(index)?.bottom ?? 0) < top);
      const next = countWhile(nodes.length, (index) => (box(index)?.top ?? 0) <= bottom);
      const end = (starts[next - 1] ?? 0) + (nodes[next - 1]?.length ?? 0);
      return { start: Math.min(starts[first] ?? end, end), end };
    },
  };
}
