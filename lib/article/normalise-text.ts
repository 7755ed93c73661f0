import { trimEndOf } from '#lib/trim-end.ts';
import type { RepairKind } from './repair.ts';

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
// Not U+200C and U+200D: Persian and emoji need them.
const ZERO_WIDTH = /[\u00ad\u200b\u2060\ufeff]/g;
const CONTROL = /[^\P{Cc}\n\t]/gu;
// The lookbehind keeps it linear: a run of spaces is matched once, from its first space.
const SPACE_AT_LINE_END = /(?<![^\S\n])[^\S\n]+$/gm;
const BLANK_LINES = /\n{4,}/g;
const FIRST_BLANK_LINES = /^\n+/;

const STEPS: readonly { kind: RepairKind; apply: (text: string) => string }[] = [
  { kind: 'line_ends', apply: (text) => text.replace(LINE_ENDS, '\n') },
  { kind: 'invisible', apply: (text) => text.replace(ZERO_WIDTH, '').replace(CONTROL, '') },
  { kind: 'broken', apply: (text) => text.toWellFormed() },
  { kind: 'trailing', apply: (text) => text.replace(SPACE_AT_LINE_END, '') },
  { kind: 'blank_lines', apply: (text) => text.replace(BLANK_LINES, '\n\n') },
];

/**
 * The text as it is kept: lines end in \n, no invisible characters, no trailing space, no run of more than two blank lines,
 * well-formed UTF-16. Idempotent. `repairs` says what changed; newlines around the text do not count.
 */
export function normaliseText(raw: string): { text: string; repairs: RepairKind[] } {
  const repairs: RepairKind[] = [];
  let text = raw;
  for (const { kind, apply } of STEPS) {
    const next = apply(text);
    if (next !== text) repairs.push(kind);
    text = next;
  }
  return { text: trimEndOf(text.replace(FIRST_BLANK_LINES, ''), /\n/), repairs };
}
