import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';

/*
 * The fonts that come with the app, so that a picture is the same on a machine that has no font at all. A family is many files,
 * each for some letters; a file is opened when one of its letters is first needed.
 */

const FACES = { serif: '@fontsource-variable/source-serif-4', sans: '@fontsource-variable/inter' } as const;
export type Face = keyof typeof FACES;

/** For the scripts that the faces lack. Japanese and Korean come first where a text has kana or hangul: they draw Han otherwise. */
const SCRIPTS = ['arabic', 'hebrew', 'devanagari', 'thai', 'armenian', 'georgian', 'bengali', 'tamil'];
const OTHERS = [
  ...SCRIPTS.map((script) => `@fontsource-variable/noto-sans-${script}`),
  '@fontsource-variable/noto-sans-sc',
  '@fontsource-variable/noto-sans-jp',
  '@fontsource-variable/noto-sans-kr',
  '@fontsource/noto-emoji',
];
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;

/** Joiners and variation selectors, which a font may lack. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Variation_Selector}]/u;

/** A font with how much wider its strokes are to be drawn, in em, to look of regular weight: some come as hairlines. */
export type SetFont = { font: Font; widenEm: number };

type File = { path: string; ranges: readonly (readonly [from: number, to: number])[] };

const { resolve } = createRequire(import.meta.url);
const families = new Map<string, File[]>();
const opened = new Map<string, SetFont>();

/** The names of the families to try for a text, the face's first. */
export function listFamilies(text: string, face: Face): string[] {
  const first = [
    ...(KANA.test(text) ? ['@fontsource-variable/noto-sans-jp'] : []),
    ...(HANGUL.test(text) ? ['@fontsource-variable/noto-sans-kr'] : []),
  ];
  return [...new Set([FACES[face], ...first, ...OTHERS])];
}

/** The first font that has every visible character of a letter (a grapheme); undefined where none does. */
export function findFont(letter: string, names: readonly string[]): SetFont | undefined {
  const points = toPoints(letter);
  for (const name of names) {
    for (const { path, ranges } of openFamily(name)) {
      if (!points.every((point) => ranges.some(([from, to]) => from <= point && point <= to))) continue;
      const found = openFont(path);
      if (hasPoints(found.font, points)) return found;
    }
  }
  return undefined;
}

/** Whether the font has every visible character of a letter. */
export function hasLetter({ font }: SetFont, letter: string): boolean {
  return hasPoints(font, toPoints(letter));
}

function hasPoints(font: Font, points: readonly number[]): boolean {
  return points.every((point) => font.hasGlyphForCodePoint(point));
}

function toPoints(letter: string): number[] {
  return [...letter].filter((one) => !INVISIBLE.test(one)).map((one) => one.codePointAt(0) ?? 0);
}

function openFont(path: string): SetFont {
  const known = opened.get(path);
  if (known) return known;
  const font = openSync(path);
  if (!('layout' in font)) throw new Error(`${path} is a collection of fonts`);
  const isHairline = (font.variationAxes.wght?.default ?? 400) < 300;
  const found = { font, widenEm: isHairline ? 0.045 : 0 };
  opened.set(path, found);
  return found;
}

function openFamily(name: string): File[] {
  const known = families.get(name);
  if (known) return known;
  const short = name.slice(name.indexOf('/') + 1);
  const weight = name.startsWith('@fontsource-variable/') ? 'wght' : '400';
  const subsets: Record<string, string> = JSON.parse(readFileSync(resolve(`${name}/unicode.json`), 'utf8'));
  const files = Object.entries(subsets).map(([subset, ranges]) => ({
    path: resolve(`${name}/files/${short}-${subset.replace(/[[\]]/g, '')}-${weight}-normal.woff2`),
    ranges: ranges.split(',').map(readRange),
  }));
  families.set(name, files);
  return files;
}

/** `U+4e00-4eff` or `U+20`. */
function readRange(text: string): [from: number, to: number] {
  const [from = '', to = from] = text.trim().slice(2).split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
