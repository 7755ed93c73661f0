/** A stretch of a revision's text that is one element on the page. Offsets are UTF-16 code units, end exclusive. */
export type Block = { kind: 'paragraph' | 'heading'; start: number; end: number };

const HEADING_MARKER = '## ';

/**
 * A revision's text as blocks in order: every line that is not empty is one, a line that begins with "## " is a
 * heading whose marker lies outside its block. Blocks never overlap; only newlines and markers lie in none.
 * Not handled: paragraphs wrapped over several lines.
 */
export function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end > start) blocks.push(blockOf(text, start, end));
    start = end + 1;
  }
  return blocks;
}

function blockOf(text: string, start: number, end: number): Block {
  const afterMarker = start + HEADING_MARKER.length;
  if (text.startsWith(HEADING_MARKER, start) && afterMarker < end) return { kind: 'heading', start: afterMarker, end };
  return { kind: 'paragraph', start, end };
}
