import createBidi from 'bidi-js';
import { type Face, findFont, hasLetter, listFamilies, type SetFont } from './find-font.server.ts';

/*
 * Text as outlines: split into runs of one direction and one font, each shaped by fontkit, and put in the order in which they are
 * read (Unicode Bidirectional Algorithm, UAX 9).
 */

const bidi = createBidi();
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

export type Direction = 'ltr' | 'rtl';

/** A line of text as an SVG path with its origin at the left end of the base line, y downwards. */
export type SetText = { paths: { d: string; strokePx: number }[]; widthPx: number };

type Run = { found: SetFont; text: string; level: number };

/** The direction of the first letter that has one. */
export function findDirection(text: string): Direction {
  return (bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level ?? 0) % 2 === 1 ? 'rtl' : 'ltr';
}

/** Whether any letter of the text can be set. */
export function canSet(text: string, face: Face): boolean {
  const names = listFamilies(text, face);
  return splitLetters(text).some((letter) => letter.trim() !== '' && findFont(letter, names) !== undefined);
}

/** Sets one line. Letters that no font has are left out. `strokePx` is the line to draw around a path for its weight. */
export function setText(text: string, face: Face, sizePx: number, direction: Direction = 'ltr'): SetText {
  const paths: SetText['paths'] = [];
  let x = 0;
  for (const { found, text: run, level } of orderRuns(splitRuns(text, face, direction))) {
    const { font, widenEm } = found;
    const scale = sizePx / font.unitsPerEm;
    const { glyphs, positions } = font.layout(run, undefined, undefined, undefined, level % 2 === 1 ? 'rtl' : 'ltr');
    let d = '';
    glyphs.forEach((glyph, index) => {
      const position = positions[index];
      if (!position) return;
      d += glyph.path
        .scale(scale, -scale)
        .translate(x + position.xOffset * scale, -position.yOffset * scale)
        .toSVG();
      x += position.xAdvance * scale;
    });
    paths.push({ d, strokePx: widenEm * sizePx });
  }
  return { paths, widthPx: x };
}

/** Runs of one direction and one font, in the order of the text; in those from right to left brackets are mirrored. */
function splitRuns(text: string, face: Face, direction: Direction): Run[] {
  const names = listFamilies(text, face);
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const mirrored = bidi.getMirroredCharactersMap(text, levels);
  const runs: Run[] = [];
  let at = 0;
  for (const letter of splitLetters(text)) {
    const level = levels[at] ?? 0;
    const last = runs.at(-1);
    const shown = mirrored.get(at) ?? letter;
    at += letter.length;
    // A space is the face's own: that of a script's or of emoji's font may be of another width.
    const staysInRun = last && shown.trim() !== '' && hasLetter(last.found, shown);
    const found = staysInRun ? last.found : findFont(shown, names);
    if (!found) continue;
    if (last?.found === found && last.level === level) last.text += shown;
    else runs.push({ found, text: shown, level });
  }
  return runs;
}

/** Rule L2: from the highest level to the lowest odd one, reverse every sequence of runs at that level or above. */
function orderRuns(runs: readonly Run[]): Run[] {
  const ordered = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start;
      while ((ordered[end]?.level ?? -1) >= level) end += 1;
      ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return ordered;
}

/** A text's letters as people see them, each with its marks. */
export function splitLetters(text: string): string[] {
  return [...letters.segment(text)].map(({ segment }) => segment);
}
