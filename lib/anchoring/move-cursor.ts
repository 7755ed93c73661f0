import type { Span } from './selector.ts';

/** By how much one press of a key moves the reading cursor. */
export type CursorUnit = 'character' | 'word' | 'sentence' | 'paragraph' | 'text';

/** Where the cursor stops: `blocks` are the text's paragraphs and headings, sorted, never overlapping. */
export type CursorText = { text: string; blocks: readonly Span[]; language?: string };

/**
 * The next place of the reading cursor. It stops where words, sentences or blocks begin, and at the end of the text; a place
 * behind a block counts as the beginning of the next. At the text's edge it stays. Cost: one or two blocks' segmentation.
 */
export function moveCursor(place: CursorText, offset: number, unit: CursorUnit, direction: 1 | -1): number {
  const { blocks } = place;
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last) return offset;
  if (unit === 'text') return direction === 1 ? last.end : first.start;
  const here = findBlock(blocks, offset);
  const next = blocks[here + 1];
  const from = next && offset >= (blocks[here]?.end ?? 0) ? next.start : offset;
  if (direction === 1) return moveOn(place, from, unit) ?? Math.max(offset, last.end);
  return moveBack(place, offset, unit) ?? Math.min(offset, first.start);
}

function moveOn(place: CursorText, offset: number, unit: Exclude<CursorUnit, 'text'>): number | undefined {
  const here = findBlock(place.blocks, offset);
  const block = place.blocks[here];
  return block && (listStops(place, block, unit).find((stop) => stop > offset) ?? place.blocks[here + 1]?.start);
}

function moveBack(place: CursorText, offset: number, unit: Exclude<CursorUnit, 'text'>): number | undefined {
  const here = findBlock(place.blocks, offset);
  const [block, before] = [place.blocks[here], place.blocks[here - 1]];
  const stop = block && listStops(place, block, unit).findLast((one) => one < offset);
  return stop ?? (before && listStops(place, before, unit).at(-1));
}

/** The word, sentence or block at the cursor, for reading it out; null where there is none. */
export function segmentAt(place: CursorText, offset: number, unit: CursorUnit): Span | null {
  const block = place.blocks[findBlock(place.blocks, offset)];
  if (!block || offset < block.start || offset >= block.end) return null;
  if (unit === 'paragraph' || unit === 'text') return block;
  const segment = segmenterFor(unit, place.language)
    .segment(place.text.slice(block.start, block.end))
    .containing(offset - block.start);
  return segment
    ? { start: block.start + segment.index, end: block.start + segment.index + segment.segment.length }
    : null;
}

/** The index of the last block that begins at or before `offset`; 0 when none does. O(log n). */
function findBlock(blocks: readonly Span[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Where the cursor stops in a block, in order. */
function listStops({ text, language }: CursorText, block: Span, unit: Exclude<CursorUnit, 'text'>): number[] {
  if (unit === 'paragraph') return [block.start];
  const stops: number[] = [];
  for (const segment of segmenterFor(unit, language).segment(text.slice(block.start, block.end))) {
    if (unit !== 'word' || segment.isWordLike || segment.index === 0) stops.push(block.start + segment.index);
  }
  return stops;
}

const GRANULARITY = { character: 'grapheme', word: 'word', sentence: 'sentence' } as const;
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(unit: keyof typeof GRANULARITY, language = 'en'): Intl.Segmenter {
  const key = `${language} ${unit}`;
  const segmenter = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity: GRANULARITY[unit] });
  segmenters.set(key, segmenter);
  return segmenter;
}
