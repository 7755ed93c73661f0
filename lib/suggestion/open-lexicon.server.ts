import type { Tx } from '#lib/db.server.ts';
import type { Word } from './read-words.ts';

/** PostgreSQL's text search configuration for a language, by the first part of its BCP 47 tag. */
const CONFIGURATIONS: Record<string, string> = {
  ar: 'arabic',
  ca: 'catalan',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hi: 'hindi',
  hu: 'hungarian',
  hy: 'armenian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  ne: 'nepali',
  nl: 'dutch',
  no: 'norwegian',
  nb: 'norwegian',
  nn: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
};

/** How alike two spellings of a name must be, by trigrams, 0 to 1. */
const LIKENESS_MIN = 0.5;

/**
 * What each word is compared by: PostgreSQL's stem of it in its language, null for a stop word. Names and numbers that the
 * stemmer drops stand for themselves.
 */
async function stemWords(tx: Tx, words: readonly Word[], language: string): Promise<(word: Word) => string | null> {
  const configuration = findConfiguration(language);
  const forms = [...new Set(words.map(({ form }) => form))];
  const rows = await tx.$queryRaw<{ form: string; stem: string | null }[]>`
    SELECT form, (tsvector_to_array(to_tsvector(${configuration}::regconfig, form)))[1] AS stem
    FROM unnest(${forms}::text[]) AS form`;
  const stems = new Map(rows.map(({ form, stem }) => [form, stem]));
  return ({ kind, form }) => (kind === 'number' ? form : (stems.get(form) ?? (kind === 'name' ? form : null)));
}

function findConfiguration(language: string): string {
  return CONFIGURATIONS[language.toLowerCase().split('-')[0] ?? ''] ?? 'simple';
}

type Likenesses = Map<string, Map<string, number>>;

export type Lexicon = {
  /** What the word is compared by; null for a stop word. */
  stem: (word: Word) => string | null;
  /** The other stems that may stand for it, with their likeness, 0 to 1. */
  alike: (stem: string) => ReadonlyMap<string, number>;
};

/**
 * How words are compared in a language: by PostgreSQL's stems, and names by trigrams as well. `wanted` are the words that are
 * looked for.
 */
export async function openLexicon(
  tx: Tx,
  wanted: readonly Word[],
  known: readonly Word[],
  language: string,
): Promise<Lexicon> {
  const stem = await stemWords(tx, [...wanted, ...known], language);
  const namesIn = (words: readonly Word[]) => words.flatMap((word) => (word.kind === 'name' ? (stem(word) ?? []) : []));
  const likenesses = await matchSpellings(tx, namesIn(wanted), namesIn(known));
  const none = new Map<string, number>();
  return { stem, alike: (key) => likenesses.get(key) ?? none };
}

/** For each of the `wanted` names, the `known` ones that are spelt nearly alike, with their likeness by trigrams, 0.5 to 1. */
async function matchSpellings(tx: Tx, wanted: readonly string[], known: readonly string[]): Promise<Likenesses> {
  const rows = await tx.$queryRaw<{ a: string; b: string; likeness: number }[]>`
    SELECT a, b, similarity(a, b) AS likeness
    FROM unnest(${[...new Set(wanted)]}::text[]) AS a, unnest(${[...new Set(known)]}::text[]) AS b
    WHERE a <> b AND similarity(a, b) >= ${LIKENESS_MIN}`;
  const spellings: Likenesses = new Map();
  for (const { a, b, likeness } of rows) spellings.set(a, (spellings.get(a) ?? new Map()).set(b, likeness));
  return spellings;
}
