import { AppError } from '#lib/errors.ts';
import type { InputFailure } from '#lib/input-failures.ts';

/**
 * A passage of one revision: a W3C TextPositionSelector (`start`, `end`) and TextQuoteSelector (`exact`, `prefix`, `suffix`)
 * in one. Offsets are UTF-16 code units into the revision's text; `end` is exclusive.
 */
export type Selector = { start: number; end: number; exact: string; prefix: string; suffix: string };

/** A stretch of text, UTF-16 code units; `end` is exclusive. */
export type Span = { start: number; end: number };

/** How many code units of context stand before and after the quote, at most. */
export const CONTEXT_LENGTH = 32;

/** How long a passage may be, in UTF-16 code units. */
export const PASSAGE_MAX_LENGTH = 8_000;

/**
 * Describes the passage from `start` to `end` with its context. Bounds are clamped to the text and widened so that no
 * surrogate pair is split; the context never begins or ends within a pair either.
 */
export function describeSelection(text: string, start: number, end: number): Selector {
  const from = isWithinPair(text, clamp(start, text)) ? clamp(start, text) - 1 : clamp(start, text);
  const to = isWithinPair(text, clamp(end, text)) ? clamp(end, text) + 1 : clamp(end, text);
  const before = Math.max(0, from - CONTEXT_LENGTH);
  const after = Math.min(text.length, to + CONTEXT_LENGTH);
  return {
    start: from,
    end: to,
    exact: text.slice(from, to),
    prefix: text.slice(isWithinPair(text, before) ? before + 1 : before, from),
    suffix: text.slice(to, isWithinPair(text, after) ? after - 1 : after),
  };
}

/** The span without the white space at its ends; null when nothing else is in it. */
export function trimSpan(text: string, { start, end }: Span): Span | null {
  const passage = text.slice(start, end);
  const from = start + (passage.length - passage.trimStart().length);
  const to = end - (passage.length - passage.trimEnd().length);
  return from < to ? { start: from, end: to } : null;
}

/** What is wrong with a selector over this text; null when it fits. */
export function findSelectorError(text: string, selector: Selector): InputFailure | null {
  const { start, end, exact, prefix, suffix } = selector;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start > end) {
    return ['selector.outside-text'];
  }
  if (text.slice(start, end).trim() === '') return ['selector.empty'];
  if (end - start > PASSAGE_MAX_LENGTH) {
    return ['selector.too-long', { maximum: PASSAGE_MAX_LENGTH }];
  }
  if (isWithinPair(text, start) || isWithinPair(text, end)) return ['selector.splits-character'];
  if (text.slice(start, end) !== exact) return ['selector.other-words'];
  const fitsContext =
    prefix.length <= CONTEXT_LENGTH &&
    suffix.length <= CONTEXT_LENGTH &&
    text.slice(0, start).endsWith(prefix) &&
    text.startsWith(suffix, end);
  return fitsContext ? null : ['selector.other-context'];
}

/** @throws AppError INVALID, with a sentence, when the selector does not fit the text exactly. */
export function validateSelector(text: string, selector: Selector): void {
  const error = findSelectorError(text, selector);
  if (error) throw AppError.of(error);
}

function clamp(offset: number, text: string): number {
  return Math.min(Math.max(0, offset), text.length);
}

/** Whether a cut at `offset` would separate a high surrogate from its low one. */
function isWithinPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
