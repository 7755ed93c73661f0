import type { Span } from './selector.ts';

/** A passage to paint: in a member's colour (0 to 7), fainter when resolved. */
export type Paintable = Span & { colour: number; resolved: boolean };

/** A layer of paint, whose ranges all look alike. `depth` counts overlaps of one colour, from 0. */
export type PaintLayer = { colour: number; resolved: boolean; depth: number; spans: Span[] };

/** Overlaps of one colour darken the text up to this many times. Resolved ones never darken. */
export const PAINT_MAX_DEPTH = 3;

/**
 * The fewest ranges that paint all of `paintables`. The spans of a layer are sorted and never touch; a place covered n times
 * in one colour is in that colour's layers 0 to n-1, so overlaps blend. Empty spans are left out. O(n log n).
 */
export function planPaint(paintables: Iterable<Paintable>): PaintLayer[] {
  const groups = new Map<number, { colour: number; resolved: boolean; starts: number[]; ends: number[] }>();
  for (const { start, end, colour, resolved } of paintables) {
    if (start >= end) continue;
    const key = colour * 2 + Number(resolved);
    let group = groups.get(key);
    if (!group) {
      group = { colour, resolved, starts: [], ends: [] };
      groups.set(key, group);
    }
    group.starts.push(start);
    group.ends.push(end);
  }
  return [...groups.values()].flatMap(({ colour, resolved, starts, ends }) =>
    sweepDepths(starts, ends, resolved ? 1 : PAINT_MAX_DEPTH).map((spans, depth) => ({
      colour,
      resolved,
      depth,
      spans,
    })),
  );
}

/** For each depth below `maxDepth` that occurs, the merged spans covered more than `depth` times. */
function sweepDepths(starts: readonly number[], ends: readonly number[], maxDepth: number): Span[][] {
  const opening = Float64Array.from(starts).sort();
  const closing = Float64Array.from(ends).sort();
  const layers: Span[][] = [];
  const openedAt: number[] = [];
  let depth = 0;
  let next = 0;
  for (const close of closing) {
    // Openings at the very place of a closing go first, so that touching spans merge.
    for (let open = opening[next]; open !== undefined && open <= close; open = opening[++next]) {
      openedAt[depth] = open;
      depth += 1;
    }
    depth -= 1;
    const start = openedAt[depth] ?? close;
    if (depth < maxDepth && start < close) addSpan(layers, depth, { start, end: close });
  }
  return layers;
}

function addSpan(layers: Span[][], depth: number, span: Span): void {
  const spans = layers[depth];
  if (spans) spans.push(span);
  else layers[depth] = [span];
}
