import type { Word } from './read-words.ts';

/** How words are compared. */
export type Lexicon = {
  /** What the word is compared by; null for a stop word. */
  readonly stem: (word: Word) => string | null;
  /** The other stems that may stand for it, with their likeness, 0 to 1. */
  readonly alike: (stem: string) => ReadonlyMap<string, number>;
};

/** A direction; words of like meaning point alike. */
export type WordVector = Readonly<Float32Array>;

/** The cosine of two vectors of length 1, -1 to 1. */
export function compareVectors(a: WordVector, b: WordVector): number {
  let cosine = 0;
  for (let at = 0; at < a.length; at++) cosine += (a[at] ?? 0) * (b[at] ?? 0);
  return cosine;
}

/** The direction of the sum of vectors with their weight; null for none, or when they cancel out. */
export function addVectors(parts: readonly { vector: WordVector; weight: number }[]): WordVector | null {
  const total = new Float32Array(parts[0]?.vector.length ?? 0);
  for (const { vector, weight } of parts) {
    for (let at = 0; at < total.length; at++) total[at] = (total[at] ?? 0) + weight * (vector[at] ?? 0);
  }
  const length = Math.sqrt(compareVectors(total, total));
  return length > 0 ? total.map((part) => part / length) : null;
}
