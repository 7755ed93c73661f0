import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WordVector } from './lexicon.ts';

/** What `npm run vectors` made of GloVe's vectors: the words with a zero between, a line break, and 50 signed bytes for each word. */
const FILE = join(process.cwd(), 'lib', 'suggestion', 'english-vectors.bin');
const DIMENSION_COUNT = 50;

let opened: ((form: string) => WordVector | null) | undefined;

/**
 * The vectors of the 30,000 most frequent English words, dates left out, by lower-case form; null for any other word. Read
 * from the disk at the first call and kept: about 5 MB.
 */
export function openEnglishVectors(): (form: string) => WordVector | null {
  opened ??= readVectors();
  return opened;
}

function readVectors(): (form: string) => WordVector | null {
  const bytes = readFileSync(FILE);
  const start = bytes.indexOf('\n') + 1;
  const places = new Map(
    bytes
      .toString('latin1', 0, start - 1)
      .split('\0')
      .map((word, at) => [word, start + at * DIMENSION_COUNT]),
  );
  return (form) => {
    const place = places.get(form);
    if (place === undefined) return null;
    const parts = Float32Array.from({ length: DIMENSION_COUNT }, (_, at) => bytes.readInt8(place + at));
    const length = Math.hypot(...parts);
    return parts.map((part) => part / length);
  };
}
