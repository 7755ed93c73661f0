import type { Candidate, Query } from './candidate.ts';
import { type PassageIndex, scorePassages, weighWanted } from './index-passages.ts';
import type { Lexicon } from './lexicon.ts';
import type { WordKind } from './read-words.ts';

/** How much a word of each kind weighs. */
const KIND_WEIGHTS: Readonly<Record<WordKind, number>> = { name: 1.5, number: 2, date: 1.5, day: 1.5, word: 1 };

/** 0 to 1: what a further passage of an article that has one above it counts. */
const REPEAT_SHARE = 0.7;

/** 0 to 1: the weight of the words that the best passages of a first pass bring in, and how many passages that are. */
const FEEDBACK_WEIGHT = 0.3;
const FEEDBACK_COUNT = 3;

/**
 * The candidates' places in the index, best first, those without a word in common left out, nor one alike. By BM25 over
 * stems, weighted by the kind of word. The score is the share of what was looked for, so that the scores of two searches compare.
 */
export function rankPassages(
  query: Query,
  index: PassageIndex,
  lexicon: Lexicon,
  /** How many passages of each article are known already. */
  known: ReadonlyMap<string, number> = new Map(),
): { index: number; score: number }[] {
  const { candidates } = index;
  const wanted = weighQuery(query, lexicon);
  const best = spread(scorePassages(wanted, index, lexicon.alike), candidates).slice(0, FEEDBACK_COUNT);
  const fed = addFeedback(wanted, best, candidates, lexicon);
  const whole = weighWanted(fed, index);
  return spread(scorePassages(fed, index, lexicon.alike), candidates, known).map(({ index: at, score }) => ({
    index: at,
    score: score / whole,
  }));
}

function weighQuery(query: Query, { stem }: Lexicon): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const { words, weight } of query) {
    for (const word of words) {
      const key = stem(word);
      if (key !== null) wanted.set(key, Math.max(wanted.get(key) ?? 0, weight * KIND_WEIGHTS[word.kind]));
    }
  }
  return wanted;
}

/** Adds the words of the `best` passages, so that a report is found that says the same in other words. */
function addFeedback(
  wanted: ReadonlyMap<string, number>,
  best: readonly { index: number; score: number }[],
  candidates: readonly Candidate[],
  { stem }: Lexicon,
): Map<string, number> {
  const fed = new Map(wanted);
  const top = best[0]?.score ?? 0;
  for (const { index, score } of best) {
    for (const word of candidates[index]?.words ?? []) {
      const key = stem(word);
      const weight = FEEDBACK_WEIGHT * (score / top) * KIND_WEIGHTS[word.kind];
      if (key !== null) fed.set(key, Math.max(fed.get(key) ?? 0, weight));
    }
  }
  return fed;
}

/** Best first, of overlapping ones the best; further passages of one article count less, so that the first few come from several. */
function spread(
  scores: Float64Array,
  candidates: readonly Candidate[],
  known: ReadonlyMap<string, number> = new Map(),
): { index: number; score: number }[] {
  const taken = new Map(known);
  const kept = new Set<number>();
  return [...scores]
    .flatMap((score, index) => (score > 0 ? { score, index } : []))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .flatMap(({ score, index }) => {
      const candidate = candidates[index];
      if (!candidate || overlapsKept(index, candidates, kept)) return [];
      kept.add(index);
      const above = taken.get(candidate.articleId) ?? 0;
      taken.set(candidate.articleId, above + 1);
      return { index, score: score * REPEAT_SHARE ** above };
    })
    .sort((a, b) => b.score - a.score || a.index - b.index);
}

/** Whether one that was kept overlaps this one; those that overlap stand beside each other, so only they are looked at. */
function overlapsKept(index: number, candidates: readonly Candidate[], kept: ReadonlySet<number>): boolean {
  const candidate = candidates[index];
  for (const step of [-1, 1]) {
    for (let at = index + step; ; at += step) {
      const other = candidates[at];
      if (!candidate || !other || !overlap(other, candidate)) break;
      if (kept.has(at)) return true;
    }
  }
  return false;
}

function overlap(a: Candidate, b: Candidate): boolean {
  return a.articleId === b.articleId && a.span.start < b.span.end && b.span.start < a.span.end;
}
