import { PAINT_MAX_DEPTH } from '#lib/anchoring/plan-paint.ts';
import type { Stance } from '#lib/claim/stance.ts';

/** How many presence colours there are: `--person-0` to `--person-7`. */
export const COLOUR_COUNT = 8;

const STANCE_LINES: Record<Stance, string> = { supports: 'solid', contradicts: 'wavy', context: 'dotted' };

/** WebKit drops `text-decoration` in a highlight; a background is painted by every engine. */
const EVIDENCE_TINT = 'background-color: color-mix(in srgb, var(--line-strong) 20%, transparent)';

/** The name of the highlight of a colour's layer; `depth` counts from 0. */
export function layerName(colour: number, resolved: boolean, depth: number): string {
  return resolved ? `reader-resolved-${colour}` : `reader-open-${colour}-${depth}`;
}

/** The name of the highlight of passages cited with a stance. */
export function evidenceName(stance: Stance): string {
  return `reader-evidence-${stance}`;
}

/** One rule for each highlight that the reader may register; backgrounds are translucent, so overlaps blend. */
export function paintStyles(): string {
  const rules = Object.entries(STANCE_LINES).map(([stance, line]) =>
    rule(`reader-evidence-${stance}`, `${EVIDENCE_TINT}; text-decoration: underline 2px ${line} var(--line-strong)`),
  );
  for (let colour = 0; colour < COLOUR_COUNT; colour += 1) {
    rules.push(rule(layerName(colour, true, 0), tint(colour, 9)));
    for (let depth = 0; depth < PAINT_MAX_DEPTH; depth += 1) {
      rules.push(rule(layerName(colour, false, depth), tint(colour, depth === 0 ? 22 : 14)));
    }
  }
  return rules.join('\n');
}

function tint(colour: number, percent: number): string {
  return `background-color: color-mix(in srgb, var(--person-${colour}) ${percent}%, transparent)`;
}

function rule(name: string, declarations: string): string {
  return `::highlight(${name}) { ${declarations}; }`;
}
