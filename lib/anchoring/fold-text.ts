import type { Span } from './selector.ts';

/**
 * A text as passages of it are compared: one form of apostrophes, quotation marks, dashes and compatible characters (Unicode
 * NFKD), white space as one space, what is invisible left out.
 */
export type FoldedText = {
  text: string;
  /** For each code unit of `text` where its character begins and ends in the original, UTF-16 code units. */
  starts: readonly number[];
  ends: readonly number[];
};

const SPACE = /^\s$/u;
/** Soft hyphens, zero-width characters, joiners, byte order and direction marks, variation selectors. */
const INVISIBLE = /^(?:\p{Cf}|\p{Variation_Selector})$/u;
const APOSTROPHE = /^[‘’‚‛′ʹʼʻ`´＇]$/u;
const QUOTATION_MARK = /^[“”„‟″«»‹›〝〞＂]$/u;
const DASH = /^[\p{Pd}−]$/u;

/** Cost: one pass over the text. */
export function foldText(original: string): FoldedText {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  let isAfterSpace = true;
  for (const character of original) {
    const start = at;
    at += character.length;
    const piece = foldCharacter(character);
    if (piece === ' ' && isAfterSpace) continue;
    if (piece !== '') isAfterSpace = piece === ' ';
    pieces.push(piece);
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(start);
      ends.push(at);
    }
  }
  return { text: pieces.join(''), starts, ends };
}

function foldCharacter(character: string): string {
  if (character < '\u007f' && character > ' ' && character !== '`') return character;
  if (SPACE.test(character)) return ' ';
  if (INVISIBLE.test(character)) return '';
  if (APOSTROPHE.test(character)) return "'";
  if (QUOTATION_MARK.test(character)) return '"';
  if (DASH.test(character)) return '-';
  const folded = character.normalize('NFKD');
  return SPACE.test(folded) ? ' ' : folded;
}

/**
 * The place in the original of the folded units from `from` to `to`, exclusive; null where either end lies within a
 * character of the original or before a combining mark, so that other words are meant.
 */
export function unfoldSpan({ text, starts, ends }: FoldedText, from: number, to: number): Span | null {
  const start = starts[from];
  const end = ends[to - 1];
  if (start === undefined || end === undefined) return null;
  const isWithin =
    starts[from - 1] === start || starts[to] === starts[to - 1] || /^\p{M}/u.test(text.slice(to, to + 2));
  return isWithin ? null : { start, end };
}
