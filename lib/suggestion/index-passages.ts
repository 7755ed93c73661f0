import type { Candidate } from './candidate.ts';
import type { Lexicon } from './lexicon.ts';
import type { Word } from './read-words.ts';

/** BM25's parameters, in the range that is usual for it (Robertson and Zaragoza 2009); sentences differ little in length. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.3;

/** What a word counts, in quarters: one of the sentence before a quarter, since "this" and "he" speak of it. */
const OWN_QUARTERS = 4;
const BEFORE_QUARTERS = 1;
/** A place in the index is a candidate's number times this, and its count in quarters: together they fit in 32 bits. */
const QUARTERS_MAX = 64;

export type PassageIndex = {
  readonly candidates: readonly Candidate[];
  /** Where each stem stands and how often: see QUARTERS_MAX. */
  readonly places: ReadonlyMap<string, Uint32Array>;
  /** BM25's denominator for each candidate, without the count. */
  readonly norms: readonly number[];
  /** How rare a stem is among the candidates (BM25's idf). */
  readonly rarity: (stem: string) => number;
};

export function indexPassages(candidates: readonly Candidate[], stem: Lexicon['stem']): PassageIndex {
  const places = new Map<string, number[]>();
  const standing = new Map<string, number>();
  const lengths = candidates.map(({ words, before }, index) => {
    const own = listStems(words, stem);
    const counts = new Map<string, number>();
    for (const key of own) counts.set(key, (counts.get(key) ?? 0) + OWN_QUARTERS);
    for (const key of counts.keys()) standing.set(key, (standing.get(key) ?? 0) + 1);
    for (const key of listStems(before, stem)) counts.set(key, (counts.get(key) ?? 0) + BEFORE_QUARTERS);
    for (const [key, count] of counts) {
      const place = index * QUARTERS_MAX + Math.min(count, QUARTERS_MAX - 1);
      const known = places.get(key);
      if (known) known.push(place);
      else places.set(key, [place]);
    }
    return own.length;
  });
  const meanLength = lengths.reduce((a, b) => a + b, 0) / Math.max(1, lengths.length) || 1;
  return {
    candidates,
    places: new Map([...places].map(([key, all]) => [key, Uint32Array.from(all)])),
    norms: lengths.map((length) => SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / meanLength)),
    rarity: (key) => {
      const n = standing.get(key) ?? 0;
      return Math.log(1 + (candidates.length - n + 0.5) / (n + 0.5));
    },
  };
}

function listStems(words: readonly Word[], stem: Lexicon['stem']): string[] {
  return words.flatMap((word) => stem(word) ?? []);
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
export function scorePassages(
  wanted: ReadonlyMap<string, number>,
  index: PassageIndex,
  alike: Lexicon['alike'],
): Float64Array {
  const totals = new Float64Array(index.norms.length);
  const best = new Float64Array(index.norms.length);
  for (const [key, weight] of wanted) {
    best.fill(0);
    for (const [spelling, likeness] of [[key, 1] as const, ...alike(key)]) {
      const value = likeness * index.rarity(spelling);
      for (const place of index.places.get(spelling) ?? []) {
        const at = Math.floor(place / QUARTERS_MAX);
        const count = (place % QUARTERS_MAX) / OWN_QUARTERS;
        const term = (count * (SATURATION + 1)) / (count + (index.norms[at] ?? 0));
        best[at] = Math.max(best[at] ?? 0, value * term);
      }
    }
    for (const [at, value] of best.entries()) totals[at] = (totals[at] ?? 0) + weight * value;
  }
  return totals;
}
