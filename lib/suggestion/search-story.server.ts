import { describeSelection, type Span } from '#lib/anchoring/selector.ts';
import type { Tx } from '#lib/db.server.ts';
import { openLexicon } from './open-lexicon.server.ts';
import { rankPassages } from './rank-passages.ts';
import { readDays } from './read-days.ts';
import { listCommonWords, readWords } from './read-words.ts';
import { splitPassages } from './split-passages.ts';
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
 * The passages of the story's newest revisions that are nearest to the query, best first. Reads every text of the story
 * at each call: about 3 ms for each article of 1,000 words.
 */
export async function searchStory(tx: Tx, search: StorySearch): Promise<Suggestion[]> {
  const revisions = await listNewestRevisions(tx, search);
  const own = revisions.find(({ id }) => id === search.exceptRevisionId);
  const common = listCommonWords([...revisions.map(({ text }) => text), ...search.query.map(({ text }) => text)]);
  const passages = revisions.flatMap((revision) => readPassages(revision, common));
  const query = search.query.map(({ text, weight }) => {
    return { words: [...readWords(text, common), ...readDays(text, own?.article.publishedOn ?? null)], weight };
  });
  const wanted = query.flatMap(({ words }) => words);
  // Reports in one story share a language mostly; its commonest stems all, so that one claim is compared with all.
  const language = findCommonest(revisions.map(({ article }) => article.language)) ?? 'en';
  const known = passages.flatMap(({ words }) => words);
  const lexicon = await openLexicon(tx, wanted, known, language);
  return rankPassages(query, passages, lexicon, countKnown(search, revisions))
    .flatMap(({ index, score }) => {
      const passage = passages[index];
      if (!passage || isExcepted(search, passage.revision.id, passage.span)) return [];
      if (passage.articleId === own?.articleId) return [];
      return { ...toSuggestion(passage.revision, passage.span), score };
    })
    .slice(0, search.count);
}

function listNewestRevisions(tx: Tx, { newsroomId, storyId }: StorySearch) {
  return tx.revision.findMany({
    where: { newsroomId, storyId },
    distinct: ['articleId'],
    orderBy: [{ articleId: 'asc' }, { number: 'desc' }],
    select: {
      id: true,
      articleId: true,
      text: true,
      article: { select: { title: true, language: true, publishedOn: true, source: { select: { name: true } } } },
    },
  });
}

type RevisionRow = Awaited<ReturnType<typeof listNewestRevisions>>[number];

function readPassages(revision: RevisionRow, common: ReadonlySet<string>) {
  const { articleId, article, text } = revision;
  const read = ({ start, end }: Span) => readWords(text.slice(start, end), common);
  return splitPassages(text, article.language).map(({ before, ...span }) => {
    const days = readDays(text.slice(span.start, span.end), article.publishedOn);
    return { revision, span, articleId, words: [...read(span), ...days], before: before ? read(before) : [] };
  });
}

function toSuggestion({ id, articleId, article, text }: RevisionRow, { start, end }: Span): Omit<Suggestion, 'score'> {
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

function findCommonest(languages: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Articles that are cited already come after those that are not. */
function countKnown({ linked }: StorySearch, revisions: readonly RevisionRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id, articleId } of revisions) {
    const count = linked.filter(({ revisionId }) => revisionId === id).length;
    if (count > 0) counts.set(articleId, count);
  }
  return counts;
}
