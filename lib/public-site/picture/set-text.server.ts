import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';

/*
 * Text as outlines, from the fonts that come with the app, so that a picture is the same on a machine that has no font at
 * all. A face is several files, each for some letters; a text is set run by run, with the first file that has each letter.
 */

const FACES = { serif: 'source-serif-4', sans: 'inter' } as const;
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'];

export type Face = keyof typeof FACES;

/** A line of text as an SVG path with its origin at the left end of the base line, y downwards. */
export type SetText = { path: string; widthPx: number };

const opened = new Map<Face, Font[]>();

/** Whether the face has every letter of the text. */
export function canSet(text: string, face: Face): boolean {
  return [...text].every((letter) => findFont(letter, face) !== undefined);
}

/** Sets one line. Letters that the face does not have are left out. */
export function setText(text: string, face: Face, sizePx: number): SetText {
  let path = '';
  let x = 0;
  for (const { font, run } of splitRuns(text, face)) {
    const scale = sizePx / font.unitsPerEm;
    const { glyphs, positions } = font.layout(run);
    glyphs.forEach((glyph, index) => {
      const position = positions[index];
      if (!position) return;
      path += glyph.path
        .scale(scale, -scale)
        .translate(x + position.xOffset * scale, -position.yOffset * scale)
        .toSVG();
      x += position.xAdvance * scale;
    });
  }
  return { path, widthPx: x };
}

/** Breaks a text between words into lines of at most `widthPx`; a longer word has a line of its own. */
export function breakLines(text: string, face: Face, sizePx: number, widthPx: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && setText(longer, face, sizePx).widthPx <= widthPx) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function splitRuns(text: string, face: Face): { font: Font; run: string }[] {
  const runs: { font: Font; run: string }[] = [];
  for (const letter of text) {
    const last = runs.at(-1);
    const font = last?.font.hasGlyphForCodePoint(codePoint(letter)) ? last.font : findFont(letter, face);
    if (!font) continue;
    if (last?.font === font) last.run += letter;
    else runs.push({ font, run: letter });
  }
  return runs;
}

function findFont(letter: string, face: Face): Font | undefined {
  return openFace(face).find((font) => font.hasGlyphForCodePoint(codePoint(letter)));
}

function openFace(face: Face): Font[] {
  const known = opened.get(face);
  if (known) return known;
  const name = FACES[face];
  const { resolve } = createRequire(import.meta.url);
  const fonts = SUBSETS.map((subset) => {
    const font = openSync(resolve(`@fontsource-variable/${name}/files/${name}-${subset}-wght-normal.woff2`));
    if (!('layout' in font)) throw new Error(`${name}-${subset} is a collection of fonts`);
    return font;
  });
  opened.set(face, fonts);
  return fonts;
}

function codePoint(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}
