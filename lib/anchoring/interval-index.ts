import type { Span } from './selector.ts';

/** Finds the spans at a place. */
export type IntervalIndex<T extends Span> = {
  /** The spans that cover the code unit at `offset`, the shortest first. O(log n + found). */
  at(offset: number): T[];
};

/** Indexes spans for hit testing: a balanced tree laid out in one sorted array, each node knowing its greatest end. O(n log n). */
export function buildIntervalIndex<T extends Span>(spans: Iterable<T>): IntervalIndex<T> {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const greatestEnd = new Float64Array(sorted.length);

  function fill(from: number, to: number): number {
    if (from >= to) return Number.NEGATIVE_INFINITY;
    const middle = (from + to) >> 1;
    const own = sorted[middle]?.end ?? Number.NEGATIVE_INFINITY;
    const greatest = Math.max(own, fill(from, middle), fill(middle + 1, to));
    greatestEnd[middle] = greatest;
    return greatest;
  }

  function collect(from: number, to: number, offset: number, found: T[]): void {
    if (from >= to) return;
    const middle = (from + to) >> 1;
    const span = sorted[middle];
    if (!span || (greatestEnd[middle] ?? 0) <= offset) return;
    collect(from, middle, offset, found);
    if (span.start > offset) return;
    if (offset < span.end) found.push(span);
    collect(middle + 1, to, offset, found);
  }

  fill(0, sorted.length);
  return {
    at(offset) {
      const found: T[] = [];
      collect(0, sorted.length, offset, found);
      return found.sort((a, b) => a.end - a.start - (b.end - b.start));
    },
  };
}
