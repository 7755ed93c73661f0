import sharp from 'sharp';
import { VERDICT_WORDS, type Verdict } from '#lib/gate/verdict.ts';
import type { Snapshot } from '#lib/version/snapshot.ts';
import { countVerdicts } from '#lib/version/summarise.ts';
import { breakLines } from './break-lines.server.ts';
import type { Face } from './find-font.server.ts';
import { PICTURE_SIZE } from './picture-size.ts';
import { canSet, type Direction, findDirection, setText, splitLetters } from './set-text.server.ts';

const MARGIN_PX = 72;
const INNER_PX = PICTURE_SIZE.widthPx - 2 * MARGIN_PX;
const COLOURS = { paper: '#faf8f4', ink: '#1f1c18', muted: '#625c52', line: '#e2dccf', danger: '#a3211b' };
/** As on the pages in light. */
const VERDICT_COLOURS: Record<Verdict, string> = {
  confirmed: '#17663a',
  probable: '#0f6a67',
  disputed: '#66389c',
  unconfirmed: '#6a5a1c',
  doubtful: '#94480a',
  false: '#a3211b',
  unjudged: '#56524b',
};

/** From the largest that a title may have, with as many lines as fit. */
const TITLE_STEPS = [
  { sizePx: 84, lines: 2 },
  { sizePx: 68, lines: 3 },
  { sizePx: 54, lines: 4 },
] as const;

type Text = {
  text: string;
  face: Face;
  sizePx: number;
  x: number;
  y: number;
  colour: string;
  isBold?: boolean;
  direction?: Direction;
};

/**
 * The picture by which a version is shared: PICTURE_SIZE, PNG, a pure function of the snapshot. Letters that no font of ours has
 * are left out of the title; all else stands in any case.
 */
export async function drawPicture(snapshot: Snapshot): Promise<Buffer> {
  return sharp(Buffer.from(drawSvg(snapshot)))
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

function drawSvg(snapshot: Snapshot): string {
  const { widthPx, heightPx } = PICTURE_SIZE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}">`,
    `<rect width="${widthPx}" height="${heightPx}" fill="${COLOURS.paper}"/>`,
    drawHeading(snapshot),
    drawTitle(snapshot.title),
    `<rect x="${MARGIN_PX}" y="452" width="${INNER_PX}" height="2" fill="${COLOURS.line}"/>`,
    snapshot.retraction ? drawRetraction() : drawVerdicts(snapshot),
    '</svg>',
  ].join('');
}

function drawHeading({ newsroom, number }: Snapshot): string {
  const by = canSet(newsroom.name, 'sans') ? `Fact sheet by ${newsroom.name}` : 'Fact sheet';
  const [line = by] = breakLines(`${by} · version ${number}`, 'sans', 30, INNER_PX - 80);
  return [
    // The mark as components/ui/mark.tsx draws it: 19 of its units wide, from 2.5 on.
    `<g transform="translate(${MARGIN_PX} 62) scale(${52 / 19}) translate(-2.5 -2.5)" stroke="${COLOURS.paper}" stroke-linecap="round">`,
    `<rect x="2.5" y="2.5" width="19" height="19" rx="5" fill="${COLOURS.ink}" stroke="none"/>`,
    '<path d="M7 15.5 16.5 7.5" stroke-width="2.6"/><path d="M11 17.5 17.5 12" stroke-width="1.4" opacity=".7"/></g>',
    drawText({ text: line, face: 'sans', sizePx: 30, x: MARGIN_PX + 74, y: 99, colour: COLOURS.muted }),
  ].join('');
}

function drawTitle(title: string): string {
  const direction = findDirection(title);
  const fitting = TITLE_STEPS.find(({ sizePx, lines }) => breakLines(title, 'serif', sizePx, INNER_PX).length <= lines);
  const { sizePx, lines } = fitting ?? TITLE_STEPS[2];
  const broken = breakLines(title, 'serif', sizePx, INNER_PX);
  const shown = broken.length > lines ? shorten(broken.slice(0, lines), sizePx) : broken;
  const lineHeight = sizePx * 1.16;
  const top = 292 - ((shown.length - 1) * lineHeight) / 2 + sizePx * 0.32;
  return shown
    .map((text, index) =>
      drawText({
        text,
        face: 'serif',
        sizePx,
        x: direction === 'rtl' ? MARGIN_PX + INNER_PX - setText(text, 'serif', sizePx, direction).widthPx : MARGIN_PX,
        y: top + index * lineHeight,
        colour: COLOURS.ink,
        isBold: true,
        direction,
      }),
    )
    .join('');
}

/** The lines with an ellipsis at the end of the last, for which it gives way letter by letter. */
function shorten(lines: readonly string[], sizePx: number): string[] {
  let letters = splitLetters(lines.at(-1) ?? '');
  while (letters.length > 0 && setText(`${letters.join('')}…`, 'serif', sizePx).widthPx > INNER_PX)
    letters = letters.slice(0, -1);
  return [...lines.slice(0, -1), `${letters.join('').trimEnd()}…`];
}

/** How many claims stand where: as many words as fit into two rows. */
function drawVerdicts({ claims }: Snapshot): string {
  let x = MARGIN_PX;
  let y = 518;
  const parts: string[] = [];
  for (const { verdict, count } of countVerdicts(claims)) {
    const text = `${count} ${VERDICT_WORDS[verdict]}`;
    const { widthPx } = setText(text, 'sans', 36);
    if (x > MARGIN_PX && x + widthPx + 40 > MARGIN_PX + INNER_PX) {
      x = MARGIN_PX;
      y += 56;
    }
    const colour = VERDICT_COLOURS[verdict];
    parts.push(`<circle cx="${x + 12}" cy="${y - 12}" r="11" fill="none" stroke="${colour}" stroke-width="5"/>`);
    parts.push(drawText({ text, face: 'sans', sizePx: 36, x: x + 38, y, colour, isBold: true }));
    x += widthPx + 38 + 48;
  }
  return parts.join('');
}

function drawRetraction(): string {
  const text = 'Retracted by the newsroom';
  return drawText({ text, face: 'sans', sizePx: 44, x: MARGIN_PX, y: 528, colour: COLOURS.danger, isBold: true });
}

/** The fonts are set in their one weight; bold is that with a line around it. */
function drawText({ text, face, sizePx, x, y, colour, isBold = false, direction = 'ltr' }: Text): string {
  return setText(text, face, sizePx, direction)
    .paths.map(({ d, strokePx }) => {
      const widthPx = strokePx + (isBold ? sizePx * 0.026 : 0);
      const outline = widthPx > 0 ? ` stroke="${colour}" stroke-width="${widthPx.toFixed(2)}"` : '';
      return `<path transform="translate(${x.toFixed(1)} ${y.toFixed(1)})" d="${d}" fill="${colour}"${outline}/>`;
    })
    .join('');
}
