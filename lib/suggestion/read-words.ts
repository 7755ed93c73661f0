/** What a word is; what tells two reports apart weighs most: names, numbers and dates. A day is a whole date in ISO 8601. */
export type WordKind = 'name' | 'number' | 'date' | 'day' | 'word';

/** A word as it is compared: lower case, a number in figures. */
export type Word = { readonly kind: WordKind; readonly form: string };

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

const NUMBER_WORDS: Record<string, string> = {
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
};

const DATE_WORDS = new Set(
  [
    'january february march april may june july august september october november december',
    'monday tuesday wednesday thursday friday saturday sunday',
  ].flatMap((words) => words.split(' ')),
);

/**
 * The words of a text in order. A capitalised word is a name unless `common` knows it in lower case, so that the first
 * word of a sentence is not taken for one. Number words are known in English only.
 */
export function readWords(text: string, common: ReadonlySet<string>): Word[] {
  const words = [...text.matchAll(WORD)].map(([written]) => readWord(written, common));
  // A day and a year beside a month are parts of one date.
  return words.map((word, at) => {
    const isPart = word.kind === 'number' && [at - 2, at - 1, at + 1].some((near) => words[near]?.kind === 'date');
    return isPart ? { kind: 'date', form: word.form } : word;
  });
}

/** The words that stand in lower case anywhere in the texts. */
export function listCommonWords(texts: readonly string[]): Set<string> {
  const common = new Set<string>();
  for (const text of texts) {
    for (const [written] of text.matchAll(WORD)) if (!isCapitalised(written)) common.add(tidy(written));
  }
  return common;
}

function readWord(written: string, common: ReadonlySet<string>): Word {
  const form = tidy(written);
  if (/\p{N}/u.test(form)) return { kind: 'number', form };
  const figure = NUMBER_WORDS[form];
  if (figure) return { kind: 'number', form: figure };
  const capitalised = isCapitalised(written);
  // "may" and "march" are dates only with a capital.
  if (capitalised && DATE_WORDS.has(form)) return { kind: 'date', form };
  return { kind: capitalised && !common.has(form) ? 'name' : 'word', form };
}

function isCapitalised(written: string): boolean {
  return /^\p{Lu}/u.test(written);
}

/** In lower case and without a possessive ending. */
function tidy(written: string): string {
  return written.toLocaleLowerCase('en').replace(/['’]s?$/u, '');
}
