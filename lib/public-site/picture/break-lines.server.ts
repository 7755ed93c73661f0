import type { Face } from './find-font.server.ts';
import { setText, splitLetters } from './set-text.server.ts';

/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const OPENING = /^[\p{Ps}\p{Pi}]+$/u;

const words = new Intl.Segmenter('en', { granularity: 'word' });

type Piece = { text: string; hasSpaceBefore: boolean };

/** Breaks a text into lines of at most `widthPx`: between words, and within one only where it is wider than a line. */
export function breakLines(text: string, face: Face, sizePx: number, widthPx: number): string[] {
  const fits = (line: string) => setText(line, face, sizePx).widthPx <= widthPx;
  const lines: string[] = [];
  for (const piece of text.split(/\s+/).filter(Boolean).flatMap(splitWord)) {
    const last = lines.at(-1);
    const longer = `${last ?? ''}${last !== undefined && piece.hasSpaceBefore ? ' ' : ''}${piece.text}`;
    if (last !== undefined && fits(longer)) lines[lines.length - 1] = longer;
    else if (fits(piece.text)) lines.push(piece.text);
    else lines.push(...cut(piece.text, fits));
  }
  return lines;
}

/** The places where a word may be broken anyway: none, or between the words that its script writes together. */
function splitWord(word: string): Piece[] {
  if (!UNSPACED.test(word)) return [{ text: word, hasSpaceBefore: true }];
  const pieces: Piece[] = [];
  for (const { segment, isWordLike = false } of words.segment(word)) {
    const last = pieces.at(-1);
    // Punctuation stays with the word before it, an opening bracket with the one after.
    if (last && (OPENING.test(last.text) || !(isWordLike || OPENING.test(segment)))) last.text += segment;
    else pieces.push({ text: segment, hasSpaceBefore: pieces.length === 0 });
  }
  return pieces;
}

function cut(word: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const letter of splitLetters(word)) {
    const longer = `${lines.at(-1) ?? ''}${letter}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(letter);
  }
  return lines;
}
