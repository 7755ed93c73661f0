import { type Document, isAlias, isMap, isScalar, LineCounter, type Pair, parseDocument, type YAMLError } from 'yaml';
import { AppError } from '#lib/errors.ts';
import type { InputFailure } from '#lib/input-failures.ts';
import { findInputFailure } from '#lib/parse-input.ts';
import { type ArticleDetails, writtenDetailsSchema } from './article-details.ts';
import { normaliseText } from './normalise-text.ts';

/*
 * Front matter is YAML 1.2 between two `---` lines at the top of a Markdown file. Only scalars are read, each as it is
 * written: `title: 1984` is "1984", `title: yes` is "yes", and no date becomes a JavaScript Date. An alias is followed
 * once to a scalar and never expanded, so nested aliases cost nothing.
 */

const FENCED = /^---\n(?:([\s\S]*?)\n)?---(?:\n|$)/;
/** In UTF-16 code units. What is longer is text between two thematic breaks; the bound also limits the parser's work. */
const MAX_LENGTH = 16_384;
/** ISO 8601, and YAML's timestamp with spaces. */
const TIMESTAMP =
  /^(\d{4}-\d\d-\d\d)(?:[Tt]|\s+)[0-2]?\d:[0-5]\d(?::[0-6]\d(?:\.\d+)?)?\s*(?:Z|[-+]\d\d?(?::?\d\d)?)?$/;
const NAMES = Object.keys(writtenDetailsSchema.shape);
const NAMES_DETAIL = new RegExp(`^(?:${NAMES.join('|')})\\s*:`, 'm');

/** Keys of the front matter that site generators and note-takers write, besides ours. */
const USUAL_KEYS = new Set(
  (
    'aliases author authors categories category class comments created cssclass cssclasses description draft excerpt id image ' +
    'keywords lang last_modified_at lastmod layout menu modified name params permalink pubDate published publishDate section ' +
    'series slug source status subtitle summary tag tags template toc type updated uuid weight'
  ).split(' '),
);
/** A value of more words is a sentence. */
const SETTING_WORDS = 3;

const PROBLEMS: Partial<Record<YAMLError['code'], InputFailure>> = {
  BAD_SCALAR_START: ['front-matter.start-unquoted'],
  BLOCK_AS_IMPLICIT_KEY: ['front-matter.colon-unquoted'],
  DUPLICATE_KEY: ['front-matter.duplicate-key'],
  MISSING_CHAR: ['front-matter.missing-character'],
  TAB_AS_INDENT: ['front-matter.tab'],
};

/** A detail as written, with the line of the file that its key stands on, counted from 1. */
type Written = { name: string; value: string; line: number };

/**
 * The details that the front matter gives, and the text below it. Unknown keys and empty values are left out. A time of day
 * in `date` is dropped: the day is the one that the outlet printed, in the outlet's own zone. Without front matter, all is body.
 * @throws AppError INVALID, with key and line, for broken YAML and for a value that does not fit its key.
 */
export function parseFrontMatter(text: string): { details: ArticleDetails; body: string } {
  const match = FENCED.exec(text);
  const source = match?.[1] ?? '';
  if (!match || source.length > MAX_LENGTH) return { details: {}, body: text };
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const isEmpty = source.trim() === '';
  if (!isEmpty && !NAMES_DETAIL.test(source) && !isMetadata(document)) return { details: {}, body: text };
  // The opening fence is the file's first line.
  const lineAt = (offset: number) => lines.linePos(offset).line + 1;
  const [error] = document.errors;
  if (error) throw describeProblem(error, listPairs(document), lineAt);
  return { details: parseDetails(readPairs(document, lineAt)), body: text.slice(match[0].length) };
}

/**
 * Whether this is metadata of unknown keys rather than an article that begins with a thematic break: a key that such files use, and
 * beside it only names of variables with values that are no sentence. In doubt the lines stay in the text, where they are seen.
 */
function isMetadata({ contents, errors }: Document): boolean {
  if (errors.length > 0 || !isMap(contents)) return false;
  const pairs = contents.items.map(({ key, value }) => ({ key: String(key), value }));
  const isUsual = (key: string) => USUAL_KEYS.has(key) || NAMES.includes(key);
  return (
    pairs.some(({ key }) => isUsual(key)) && pairs.every(({ key, value }) => isUsual(key) || isSetting(key, value))
  );
}

function isSetting(key: string, value: unknown): boolean {
  const words = isScalar(value) ? String(value.value).trim().split(/\s+/) : [];
  return /^[a-z_][\w.-]*$/.test(key) && words.length <= SETTING_WORDS && !/[.!?…]$/.test(words.at(-1) ?? '');
}

function listPairs({ contents }: Document): Pair[] {
  return isMap(contents) ? contents.items : [];
}

function readPairs(document: Document, lineAt: (offset: number) => number): Written[] {
  return listPairs(document).flatMap(({ key, value: written }) => {
    const name = String(key);
    if (!isScalar(key) || !NAMES.includes(name)) return [];
    const line = lineAt(key.range?.[0] ?? 0);
    const node = isAlias(written) ? written.resolve(document) : written;
    if (!isScalar(node)) throw refuse(line, name, ['front-matter.not-scalar']);
    // Escapes such as "\0" bring in what the text itself was cleaned of.
    const value = normaliseText(node.source ?? '')
      .text.replace(/\s+/g, ' ')
      .trim();
    return node.value === null || value === '' ? [] : [{ name, value, line }];
  });
}

function parseDetails(written: readonly Written[]): ArticleDetails {
  const values = written.map(({ name, value }) => [name, name === 'date' ? value.replace(TIMESTAMP, '$1') : value]);
  const parsed = writtenDetailsSchema.safeParse(Object.fromEntries(values));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const wrong = written.find(({ name }) => name === issue?.path[0]);
  const problem = issue && findInputFailure(issue);
  throw refuse(wrong?.line ?? 1, wrong?.name ?? null, problem ?? ['front-matter.unfit']);
}

/** The line and key of the pair that the error lies in: the parser reports an open quote where the file ends. */
function describeProblem(error: YAMLError, pairs: readonly Pair[], lineAt: (offset: number) => number): AppError {
  const [at] = error.pos;
  const key = pairs.findLast((pair) => isScalar(pair.key) && (pair.key.range?.[0] ?? 0) <= at)?.key;
  const name = isScalar(key) ? String(key) : null;
  const line = lineAt(isScalar(key) ? (key.range?.[0] ?? at) : at);
  return refuse(line, name, PROBLEMS[error.code] ?? ['front-matter.not-yaml', { detail: error.message }]);
}

function refuse(line: number, name: string | null, problem: InputFailure): AppError {
  return new AppError('article.front-matter', { line, name, problem });
}
