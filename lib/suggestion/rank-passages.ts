import type { Span } from '#lib/anchoring/selector.ts';
import type { Word, WordKind } from './read-words.ts';

/** A passage that could be suggested, with its words. Passages of one article may overlap. */
export type Candidate = { readonly articleId: string; readonly span: Span; readonly words: readonly Word[] };

/** What is looked for: texts with their weight, 1 for the claim or passage itself. */
export type Query = readonly { readonly words: readonly Word[]; readonly weight: number }[];

export type RankSettings = {
  /** How much a word of each kind weighs. */
  readonly kindWeights: Readonly<Record<WordKind, number>>;
  /** 0 to 1: what a further passage of an article that has one above it counts. */
  readonly repeatShare: number;
  /** 0 to 1: the weight of the words that the best passages of a first pass bring in. */
  readonly feedbackWeight: number;
};

const RANK_SETTINGS: RankSettings = {
  kindWeights: { name: 1.5, number: 2, date: 1.5, word: 1 },
  repeatShare: 0.3,
  feedbackWeight: 0.3,
};

/** BM25's parameters, in the range that is usual for it (Robertson and Zaragoza 2009); sentences differ little in length. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.3;
const FEEDBACK_COUNT = 3;

/**
 * The candidates' places in `candidates`, best first, those without a word in common left out. By BM25 over stems, weighted
 * by the kind of word; `stem` maps a word to what it is compared by, null for a stop word. `alike` tells spellings of
 * names apart: the candidate's stems that stand for a query's stem, with their likeness, 0 to 1.
 */
export function rankPassages(
  query: Query,
  candidates: readonly Candidate[],
  stem: (word: Word) => string | null,
  alike: (stem: string) => ReadonlyMap<string, number>,
  /** How many passages of each article are known already. */
  known: ReadonlyMap<string, number> = new Map(),
  settings: RankSettings = RANK_SETTINGS,
): { index: number; score: number }[] {
  const index = indexCandidates(candidates, stem);
  const wanted = weighQuery(query, stem, settings);
  const first = scoreAll(wanted, index, alike);
  const fed = addFeedback(wanted, first, candidates, index, stem, settings);
  return spread(scoreAll(fed, index, alike), candidates, settings.repeatShare, known);
}

type Index = {
  /** How often each stem stands in each candidate. */
  readonly counts: readonly ReadonlyMap<string, number>[];
  /** In how many candidates each stem stands. */
  readonly spread: ReadonlyMap<string, number>;
  readonly meanLength: number;
};

function indexCandidates(candidates: readonly Candidate[], stem: (word: Word) => string | null): Index {
  const spread = new Map<string, number>();
  let length = 0;
  const counts = candidates.map(({ words }) => {
    const count = new Map<string, number>();
    for (const word of words) {
      const key = stem(word);
      if (key !== null) count.set(key, (count.get(key) ?? 0) + 1);
    }
    for (const key of count.keys()) spread.set(key, (spread.get(key) ?? 0) + 1);
    length += sum(count.values());
    return count;
  });
  return { counts, spread, meanLength: length / Math.max(1, candidates.length) || 1 };
}

function weighQuery(query: Query, stem: (word: Word) => string | null, settings: RankSettings): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const { words, weight } of query) {
    for (const word of words) {
      const key = stem(word);
      if (key !== null) wanted.set(key, Math.max(wanted.get(key) ?? 0, weight * settings.kindWeights[word.kind]));
    }
  }
  return wanted;
}

function scoreAll(
  wanted: ReadonlyMap<string, number>,
  { counts, spread: stands, meanLength }: Index,
  alike: (stem: string) => ReadonlyMap<string, number>,
): number[] {
  const rarity = (key: string) => {
    const n = stands.get(key) ?? 0;
    return Math.log(1 + (counts.length - n + 0.5) / (n + 0.5));
  };
  return counts.map((count) => {
    const length = sum(count.values());
    const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / meanLength);
    let score = 0;
    for (const [key, weight] of wanted) {
      let best = term(count.get(key) ?? 0, norm) * rarity(key);
      for (const [spelling, likeness] of alike(key)) {
        best = Math.max(best, likeness * term(count.get(spelling) ?? 0, norm) * rarity(spelling));
      }
      score += weight * best;
    }
    return score;
  });
}

function term(count: number, norm: number): number {
  return (count * (SATURATION + 1)) / (count + norm);
}

/** Adds the words that the best passages share, so that a report is found that says the same in other words. */
function addFeedback(
  wanted: ReadonlyMap<string, number>,
  scores: readonly number[],
  candidates: readonly Candidate[],
  { counts }: Index,
  stem: (word: Word) => string | null,
  { feedbackWeight, kindWeights, repeatShare }: RankSettings,
): Map<string, number> {
  const fed = new Map(wanted);
  const best = spread(scores, candidates, repeatShare).slice(0, FEEDBACK_COUNT);
  const top = best[0]?.score ?? 0;
  for (const { index, score } of best) {
    const kinds = new Map((candidates[index]?.words ?? []).map((word) => [stem(word), word.kind]));
    for (const key of counts[index]?.keys() ?? []) {
      const weight = feedbackWeight * (score / top) * kindWeights[kinds.get(key) ?? 'word'];
      fed.set(key, Math.max(fed.get(key) ?? 0, weight));
    }
  }
  return fed;
}

/** Best first, of overlapping ones the best; each further passage of one article counts less, so that the first few tell what different articles say. */
function spread(
  scores: readonly number[],
  candidates: readonly Candidate[],
  repeatShare: number,
  known: ReadonlyMap<string, number> = new Map(),
): { index: number; score: number }[] {
  const taken = new Map(known);
  const kept: Candidate[] = [];
  return scores
    .flatMap((score, index) => ({ score, index, candidate: candidates[index] }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .flatMap(({ score, index, candidate }) => {
      if (score <= 0 || !candidate || kept.some((better) => overlap(better, candidate))) return [];
      kept.push(candidate);
      const above = taken.get(candidate.articleId) ?? 0;
      taken.set(candidate.articleId, above + 1);
      return { index, score: score * repeatShare ** above };
    })
    .sort((a, b) => b.score - a.score || a.index - b.index);
}

function overlap(a: Candidate, b: Candidate): boolean {
  return a.articleId === b.articleId && a.span.start < b.span.end && b.span.start < a.span.end;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
