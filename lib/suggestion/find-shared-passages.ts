import type { Span } from '#lib/anchoring/selector.ts';

/** A highlight as far as it matters here. */
export type Highlight = Span & { readonly id: string; readonly authorId: string };

/** A stretch that several members marked, and who. */
export type SharedPassage = Span & { readonly annotationIds: readonly string[]; readonly authorIds: readonly string[] };

/**
 * The stretches of a text that at least two members marked, in order of the text: from where the first to where the last of
 * the overlapping highlights reaches. Highlights that merely touch do not overlap; one member's own overlaps do not count.
 */
export function findSharedPassages(highlights: readonly Highlight[]): SharedPassage[] {
  const groups: Highlight[][] = [];
  for (const highlight of highlights.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const group = groups.at(-1);
    if (group?.some(({ end }) => end > highlight.start)) group.push(highlight);
    else groups.push([highlight]);
  }
  return groups.flatMap((group) => {
    const shared = group.filter((one) => group.some((other) => other.authorId !== one.authorId && overlap(one, other)));
    const [first] = shared;
    if (!first) return [];
    return {
      start: first.start,
      end: Math.max(...shared.map(({ end }) => end)),
      annotationIds: shared.map(({ id }) => id),
      authorIds: [...new Set(shared.map(({ authorId }) => authorId))],
    };
  });
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
