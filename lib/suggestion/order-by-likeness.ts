import { listCommonWords, readWords } from './read-words.ts';

/** Shorter words are in any sentence. */
const WORD_MIN_LENGTH = 4;

/** The claims that say most nearly what `text` says first; those that share nothing with it stay as they stood. */
export function orderByLikeness<T extends { readonly text: string }>(claims: readonly T[], text: string): T[] {
  const common = listCommonWords([text, ...claims.map((claim) => claim.text)]);
  const wanted = listTelling(text, common);
  const likeness = new Map(claims.map((claim) => [claim, measureLikeness(wanted, listTelling(claim.text, common))]));
  return claims.toSorted((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0));
}

/** The share of words that both have, 0 to 1 (Jaccard's index). */
function measureLikeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const sharedCount = [...one].filter((word) => other.has(word)).length;
  return sharedCount === 0 ? 0 : sharedCount / (one.size + other.size - sharedCount);
}

function listTelling(text: string, common: ReadonlySet<string>): Set<string> {
  const telling = readWords(text, common).filter(({ kind, form }) => kind !== 'word' || form.length >= WORD_MIN_LENGTH);
  return new Set(telling.map(({ form }) => form));
}
