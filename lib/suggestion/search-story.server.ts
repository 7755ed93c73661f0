import { describeSelection, type Span } from '#lib/anchoring/selector.ts';
import type { Tx } from '#lib/db.server.ts';
import { openLexicon } from './open-lexicon.server.ts';
import { type IndexedRevision, openStory } from './open-story.server.ts';
import { rankPassages } from './rank-passages.ts';
import { readDays } from './read-days.ts';
import { listCommonWords, readWords } from './read-words.ts';
import type { Suggestion } from './suggestion.ts';

/** What a linked passage weighs in the search for more, beside the claim's own words. */
export const LINKED_WEIGHT = 0.5;

/** A span of one revision. */
export type Place = { readonly revisionId: string } & Span;

export type StorySearch = {
  readonly newsroomId: string;
  readonly storyId: string;
  /** What is looked for; weight 1 for the claim or passage itself, less for what helps to find it. */
  readonly query: readonly { readonly text: string; readonly weight: number }[];
  /** The revision whose article is not searched, because the passage stands in it. */
  readonly exceptRevisionId?: string;
  /** Passages that are linked already: not suggested again, and other articles come first. */
  readonly linked: readonly Place[];
  /** Dismissed passages. */
  readonly dismissed: readonly Place[];
  readonly count: number;
};

/**
 * The passages of the story's newest revisions that are nearest to the query, best first; withdrawn articles are left out. The first
 * search of a story reads its texts; further ones use what `openStory` keeps.
 */
export async function searchStory(tx: Tx, search: StorySearch): Promise<Suggestion[]> {
  const { revisions, common: commonInStory, vocabulary, index } = await openStory(tx, search);
  const own = revisions.find(({ id }) => id === search.exceptRevisionId);
  const common = new Set([...commonInStory, ...listCommonWords(search.query.map(({ text }) => text))]);
  const query = search.query.map(({ text, weight }) => {
    return { words: [...readWords(text, common), ...readDays(text, own?.article.publishedOn ?? null)], weight };
  });
  const lexicon = await openLexicon(
    tx,
    query.flatMap(({ words }) => words),
    vocabulary,
  );
  const found: Suggestion[] = [];
  for (const { index: at, score } of rankPassages(query, index, lexicon, countKnown(search, revisions))) {
    const passage = index.candidates[at];
    const revision = passage && revisions.find(({ articleId }) => articleId === passage.articleId);
    if (!revision || revision === own || isExcepted(search, revision.id, passage.span)) continue;
    found.push({ ...toSuggestion(revision, passage.span), score });
    if (found.length === search.count) break;
  }
  return found;
}

function toSuggestion(
  { id, articleId, article, text }: IndexedRevision,
  { start, end }: Span,
): Omit<Suggestion, 'score'> {
  return {
    revisionId: id,
    articleId,
    articleTitle: article.title,
    outlet: article.source.name,
    language: article.language,
    selector: describeSelection(text, start, end),
  };
}

function isExcepted({ linked, dismissed }: StorySearch, revisionId: string, { start, end }: Span): boolean {
  return [...linked, ...dismissed].some(
    (known) => known.revisionId === revisionId && known.start < end && known.end > start,
  );
}

/** Articles that are cited already come after those that are not. */
function countKnown({ linked }: StorySearch, revisions: readonly IndexedRevision[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id, articleId } of revisions) {
    const count = linked.filter(({ revisionId }) => revisionId === id).length;
    if (count > 0) counts.set(articleId, count);
  }
  return counts;
}
