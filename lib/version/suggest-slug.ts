import anyAscii from 'any-ascii';
import { isReservedSlug, SLUG_MAX_LENGTH, SLUG_MIN_LENGTH } from './slug.ts';

/** What stands in front of, or for, a title that gives too little. */
const PLAIN_NAME = 'story';

/**
 * A slug from a title in any script, transliterated and cut at a word; never empty, never reserved. For the server: the tables of
 * letters weigh half a megabyte.
 */
export function suggestSlug(title: string): string {
  // What reads as one word stays one: "What’s", "Что" with its soft sign.
  const ascii = anyAscii(title.normalize('NFC').replace(/['’ʼ]/g, '')).replaceAll("'", '');
  const words = ascii
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const slug = joinWords(words);
  return slug.length < SLUG_MIN_LENGTH || isReservedSlug(slug) ? joinWords([PLAIN_NAME, ...words]) : slug;
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function makeUniqueSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : `-${number}`;
    const candidate = `${slug.slice(0, SLUG_MAX_LENGTH - end.length).replace(/-$/, '')}${end}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** As many whole words as there is room for; of a longer first word its beginning. */
function joinWords(words: readonly string[]): string {
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, SLUG_MAX_LENGTH);
    if (longer.length > SLUG_MAX_LENGTH) break;
    slug = longer;
  }
  return slug;
}
