import type { Candidate } from './candidate.ts';
import type { Lexicon } from './lexicon.ts';

/** BM25's parameters, in the range that is usual for it (Robertson and Zaragoza 2009); sentences differ little in length. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.3;

/** 0 to 1: what a word of the sentence before counts, since "this" and "he" speak of it. */
const BEFORE_SHARE = 0.25;

export type PassageIndex = {
  /** In which candidates each stem stands, and how often; a fraction where it stands in the sentence before. */
  readonly places: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** BM25's denominator for each candidate, without the count. */
  readonly norms: readonly number[];
  /** How rare a stem is among the candidates (BM25's idf). */
  readonly rarity: (stem: string) => number;
  readonly lexicon: Lexicon;
};

export function indexPassages(candidates: readonly Candidate[], lexicon: Lexicon): PassageIndex {
  const places = new Map<string, Map<number, number>>();
  const standing = new Map<string, number>();
  const lengths = candidates.map(({ words, before }, index) => {
    const own = words.flatMap((word) => lexicon.stem(word) ?? []);
    const note = (key: string, share: number) => {
      const counts = places.get(key) ?? new Map<number, number>();
      places.set(key, counts.set(index, (counts.get(index) ?? 0) + share));
    };
    for (const key of own) note(key, 1);
    for (const word of before) {
      const key = lexicon.stem(word);
      if (key !== null) note(key, BEFORE_SHARE);
    }
    for (const key of new Set(own)) standing.set(key, (standing.get(key) ?? 0) + 1);
    return own.length;
  });
  const meanLength = lengths.reduce((a, b) => a + b, 0) / Math.max(1, lengths.length) || 1;
  const rarity = (key: string) => {
    const n = standing.get(key) ?? 0;
    return Math.log(1 + (candidates.length - n + 0.5) / (n + 0.5));
  };
  return {
    places,
    norms: lengths.map((length) => SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / meanLength)),
    rarity,
    lexicon,
  };
}

/**
 * What the `wanted` stems weigh together, by which a score becomes a share of what was looked for: about 1 for a passage that says all of
 * it. A stem that stands in no candidate weighs as one that stands once.
 */
export function weighWanted(wanted: ReadonlyMap<string, number>, index: PassageIndex): number {
  const rarest = Math.log(1 + Math.max(0.5, index.norms.length - 0.5) / 1.5);
  let total = 0;
  for (const [key, weight] of wanted) total += weight * Math.min(rarest, index.rarity(key));
  return total;
}

/** Each candidate's score: BM25 over the `wanted` stems with their weights; 0 where none of them stands, nor one alike. */
export function scorePassages(wanted: ReadonlyMap<string, number>, index: PassageIndex): number[] {
  const totals = index.norms.map(() => 0);
  for (const [key, weight] of wanted) {
    const best = new Map<number, number>();
    for (const [spelling, likeness] of [[key, 1] as const, ...index.lexicon.alike(key)]) {
      const value = likeness * index.rarity(spelling);
      for (const [at, count] of index.places.get(spelling) ?? []) {
        const term = (count * (SATURATION + 1)) / (count + (index.norms[at] ?? 0));
        best.set(at, Math.max(best.get(at) ?? 0, value * term));
      }
    }
    for (const [at, value] of best) totals[at] = (totals[at] ?? 0) + weight * value;
  }
  return totals;
}
