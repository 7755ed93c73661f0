import type { Tx } from '#lib/db.server.ts';
import { openEnglishVectors } from './english-vectors.server.ts';
import { addVectors, compareVectors, type Lexicon, type WordVector } from './lexicon.ts';
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

/** The words of a story in its language, as they are compared. */
export type Vocabulary = {
  /** PostgreSQL's configuration for the language. */
  readonly configuration: string;
  /** The stem of each form; null for a stop word. */
  readonly stems: ReadonlyMap<string, string | null>;
  /** The stems of the names. */
  readonly names: readonly string[];
  /** The meanings of the stems, where they are known. */
  readonly meanings: ReadonlyMap<string, WordVector>;
};

/** The vocabulary of these words, which may be repeated. */
export async function readVocabulary(tx: Tx, words: Iterable<Word>, language: string): Promise<Vocabulary> {
  const all = [...words];
  const configuration = findConfiguration(language);
  const stems = await stemForms(tx, new Set(all.map(({ form }) => form)), configuration);
  const stem = stemBy(stems);
  const names = new Set(all.flatMap((word) => (word.kind === 'name' ? (stem(word) ?? []) : [])));
  return { configuration, stems, names: [...names], meanings: mapMeanings(all, stem, configuration) };
}

/** PostgreSQL's stems of the forms; null for a stop word. */
async function stemForms(
  tx: Tx,
  forms: ReadonlySet<string>,
  configuration: string,
): Promise<Map<string, string | null>> {
  if (forms.size === 0) return new Map();
  const rows = await tx.$queryRaw<{ form: string; stem: string | null }[]>`
    SELECT form, (tsvector_to_array(to_tsvector(${configuration}::regconfig, form)))[1] AS stem
    FROM unnest(${[...forms]}::text[]) AS form`;
  return new Map(rows.map(({ form, stem }) => [form, stem]));
}

/** What a word is compared by: its stem; names and numbers that the stemmer drops stand for themselves. */
export function stemBy(stems: ReadonlyMap<string, string | null>): Lexicon['stem'] {
  return ({ kind, form }) =>
    kind === 'number' || kind === 'day' ? form : (stems.get(form) ?? (kind === 'name' ? form : null));
}

function findConfiguration(language: string): string {
  return CONFIGURATIONS[language.toLowerCase().split('-')[0] ?? ''] ?? 'simple';
}

/** How similar two words must be in meaning, by the cosine of their vectors, and the weight of such a word against the same word. */
const MEANING_MIN = 0.4;
const MEANING_SHARE = 0.7;

/**
 * How words are compared: by PostgreSQL's stems, names by trigrams as well, and English by meaning. `wanted` are the words that are looked
 * for, the `vocabulary` has those among which.
 */
export async function openLexicon(tx: Tx, wanted: readonly Word[], vocabulary: Vocabulary): Promise<Lexicon> {
  const { configuration, stems: known, names } = vocabulary;
  const unknown = new Set(wanted.flatMap(({ form }) => (known.has(form) ? [] : form)));
  const further = await stemForms(tx, unknown, configuration);
  const stem = stemBy(further.size === 0 ? known : new Map([...known, ...further]));
  const wantedNames = wanted.flatMap((word) => (word.kind === 'name' ? (stem(word) ?? []) : []));
  const spellings = await matchSpellings(tx, wantedNames, names);
  const asked = mapMeanings(wanted, stem, configuration);
  return { stem, alike: joinLikenesses(spellings, asked, vocabulary.meanings) };
}

type Likenesses = Map<string, Map<string, number>>;

/** For each of the `wanted` names, the `known` ones that are spelt nearly alike, with their likeness by trigrams, 0.5 to 1. */
async function matchSpellings(tx: Tx, wanted: readonly string[], known: readonly string[]): Promise<Likenesses> {
  if (wanted.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ a: string; b: string; likeness: number }[]>`
    SELECT a, b, similarity(a, b) AS likeness
    FROM unnest(${[...new Set(wanted)]}::text[]) AS a, unnest(${[...new Set(known)]}::text[]) AS b
    WHERE a <> b AND similarity(a, b) >= ${LIKENESS_MIN}`;
  const spellings: Likenesses = new Map();
  for (const { a, b, likeness } of rows) spellings.set(a, (spellings.get(a) ?? new Map()).set(b, likeness));
  return spellings;
}

/** The vector of each stem: the mean of its forms. None but in English. */
function mapMeanings(words: readonly Word[], stem: Lexicon['stem'], configuration: string): Map<string, WordVector> {
  if (configuration !== 'english') return new Map();
  const meaning = openEnglishVectors();
  const forms = new Map<string, Set<string>>();
  for (const word of words) {
    const key = stem(word);
    if (key !== null) forms.set(key, (forms.get(key) ?? new Set()).add(word.form));
  }
  const meanings = new Map<string, WordVector>();
  for (const [key, all] of forms) {
    const vectors = [...all].flatMap((form) => meaning(form) ?? []);
    const mean = addVectors(vectors.map((vector) => ({ vector, weight: 1 })));
    if (mean) meanings.set(key, mean);
  }
  return meanings;
}

/** The stems alike in spelling or in meaning, each stem's found when it is asked for first. */
function joinLikenesses(
  spellings: Likenesses,
  asked: ReadonlyMap<string, WordVector>,
  meanings: ReadonlyMap<string, WordVector>,
): Lexicon['alike'] {
  const found: Likenesses = new Map();
  return (key) => {
    const before = found.get(key);
    if (before) return before;
    const likenesses = new Map(spellings.get(key));
    const own = meanings.get(key) ?? asked.get(key);
    for (const [other, vector] of own ? meanings : []) {
      const cosine = own && other !== key ? compareVectors(own, vector) : 0;
      if (cosine < MEANING_MIN) continue;
      likenesses.set(other, Math.max(likenesses.get(other) ?? 0, MEANING_SHARE * cosine));
    }
    found.set(key, likenesses);
    return likenesses;
  };
}
