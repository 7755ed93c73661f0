import type { StoryView } from './story-view.ts';

export type NextStep = {
  readonly words: string;
  /** Where it is done; null where it is done on the story's own page, or there is nothing to do. */
  readonly place: { readonly name: string; readonly path: string } | null;
};

/**
 * The one next step of a story's work, in the order of the work. `mayWrite`: the reader contributes, so that they are told what
 * to do and not only what is waited for. The path is below the story's own, or begins with a slash.
 */
export function findNextStep(
  { articles, progress, factSheet }: Pick<StoryView, 'articles' | 'progress' | 'factSheet'>,
  mayWrite: boolean,
): NextStep {
  const { counts, total, approved } = progress;
  const board = { name: 'Open the claim board', path: 'claims' };
  const [first] = articles;
  if (!first) {
    return { words: mayWrite ? 'Bring in the first article.' : 'An editor brings in the first article.', place: null };
  }
  if (total === 0) {
    const words = 'Read the articles, mark what can be checked and make a claim of it.';
    return { words, place: { name: 'Open the first article', path: `articles/${first.id}` } };
  }
  if (counts.changes_requested > 0) return { words: `${claims(counts.changes_requested)} sent back.`, place: board };
  if (counts.voted > 0) return { words: `${claims(counts.voted)} voted on: see what each still needs.`, place: board };
  if (counts.gathering + counts.voting > 0) {
    return { words: `${claims(counts.gathering + counts.voting)} open for evidence and votes.`, place: board };
  }
  if (counts.in_review > 0) {
    return {
      words: `${claims(counts.in_review)} waiting for a reviewer.`,
      place: { name: 'Open the queue', path: '/review' },
    };
  }
  if (approved === 0) return { words: 'Every claim was rejected. Make another one.', place: board };
  const sheet = { name: 'Open the fact sheet', path: 'factsheet' };
  if (!factSheet) return { words: 'Every claim is decided: write the fact sheet and publish it.', place: sheet };
  if (factSheet.retracted)
    return { words: 'The fact sheet is retracted. A new version takes that back.', place: sheet };
  return { words: `Every claim is decided, and version ${factSheet.publishedVersion} is public.`, place: sheet };
}

function claims(count: number): string {
  return count === 1 ? '1 claim is' : `${count} claims are`;
}
