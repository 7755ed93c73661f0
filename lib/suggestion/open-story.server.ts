import { LRUCache } from 'lru-cache';
import type { Span } from '#lib/anchoring/selector.ts';
import type { Tx } from '#lib/db.server.ts';
import type { Candidate } from './candidate.ts';
import { indexPassages, type PassageIndex } from './index-passages.ts';
import { readVocabulary, stemBy, type Vocabulary } from './open-lexicon.server.ts';
import { readDays } from './read-days.ts';
import { listCommonWords, readWords, type Word } from './read-words.ts';
import { splitPassages } from './split-passages.ts';

/*
 * What a search needs of a story, kept from one search to the next. Each search asks which revisions are the newest and reads the texts
 * only where that has changed, so an article that arrives, changes, is corrected or withdrawn is seen by the next search.
 */

/** UTF-16 code units of text in the stories that are kept, on one thread; their indexes take about ten bytes for each. */
const KEPT_MAX_LENGTH = 16_000_000;

type NewestRevision = Awaited<ReturnType<typeof listNewestRevisions>>[number];

export type IndexedRevision = NewestRevision & { readonly text: string };

type OpenStory = {
  readonly revisions: readonly IndexedRevision[];
  /** The words that stand in lower case anywhere in the story. */
  readonly common: ReadonlySet<string>;
  readonly vocabulary: Vocabulary;
  readonly index: PassageIndex;
};

type StoryAddress = { readonly newsroomId: string; readonly storyId: string };

/** The stories that were searched last; `state` is what their newest revisions were. */
const kept = new LRUCache<string, { state: string; length: number; story: OpenStory }>({
  maxSize: KEPT_MAX_LENGTH,
  sizeCalculation: ({ length, state }) => length + state.length,
});

/** The story as it is now, out of the newsroom's own. */
export async function openStory(tx: Tx, { newsroomId, storyId }: StoryAddress): Promise<OpenStory> {
  const newest = await listNewestRevisions(tx, { newsroomId, storyId });
  const key = `${newsroomId} ${storyId}`;
  const state = JSON.stringify(newest);
  const before = kept.get(key);
  if (before?.state === state) return before.story;
  // It holds a hundred megabytes where the story is long; the new one needs the room.
  kept.delete(key);
  const now = { state, ...(await indexStory(tx, newest)) };
  kept.set(key, now);
  return now.story;
}

function listNewestRevisions(tx: Tx, { newsroomId, storyId }: StoryAddress) {
  return tx.revision.findMany({
    where: { newsroomId, storyId, article: { withdrawnAt: null } },
    distinct: ['articleId'],
    orderBy: [{ articleId: 'asc' }, { number: 'desc' }],
    select: {
      id: true,
      articleId: true,
      article: { select: { title: true, language: true, publishedOn: true, source: { select: { name: true } } } },
    },
  });
}

async function indexStory(tx: Tx, newest: readonly NewestRevision[]): Promise<{ length: number; story: OpenStory }> {
  const rows = await tx.revision.findMany({
    where: { id: { in: newest.map(({ id }) => id) } },
    select: { id: true, text: true },
  });
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  const revisions = newest.map((revision) => ({ ...revision, text: texts.get(revision.id) ?? '' }));
  const common = listCommonWords(revisions.map(({ text }) => text));
  const words = new Map<string, Word>();
  /** One object for each word: a long story repeats its words a hundred times. */
  const keepOnce = (word: Word) => {
    const key = `${word.kind} ${word.form}`;
    const known = words.get(key);
    if (!known) words.set(key, word);
    return known ?? word;
  };
  const candidates = revisions.flatMap((revision) => readPassages(revision, common, keepOnce));
  // Reports in one story share a language mostly; its commonest stems all, so that one claim is compared with all.
  const language = findCommonest(revisions.map(({ article }) => article.language)) ?? 'en';
  const vocabulary = await readVocabulary(tx, words.values(), language);
  const index = indexPassages(candidates, stemBy(vocabulary.stems));
  const length = revisions.reduce((sum, { text }) => sum + text.length, 0);
  return { length, story: { revisions, common, vocabulary, index } };
}

function readPassages(
  { articleId, article, text }: IndexedRevision,
  common: ReadonlySet<string>,
  keepOnce: (word: Word) => Word,
): Candidate[] {
  const sentences = new Map<Span, Word[]>();
  const read = (sentence: Span) => {
    const known = sentences.get(sentence);
    if (known) return known;
    const written = text.slice(sentence.start, sentence.end);
    const words = [...readWords(written, common), ...readDays(written, article.publishedOn)].map(keepOnce);
    sentences.set(sentence, words);
    return words;
  };
  return splitPassages(text, article.language).map(({ start, end, sentences: [first, second], before }) => {
    const own = first ? read(first) : [];
    return {
      articleId,
      span: { start, end },
      words: second ? [...own, ...read(second)] : own,
      before: before ? read(before) : [],
    };
  });
}

function findCommonest(languages: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
