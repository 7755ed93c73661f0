/*
 * happy-dom has no layout and paints nothing. An article is given one here: each of its blocks is one line of characters that
 * are all alike, the first at the top of the page. What stands around the article takes no room.
 */

const CHARACTER = { width: 10, height: 20 };
const BLOCK = '[data-start]';

/** A place in the window, in CSS pixels, as an event of the pointer has it. */
export type Place = { clientX: number; clientY: number };

/** Lays out every article of the page. */
export function layOutArticles(): void {
  Element.prototype.getBoundingClientRect = function () {
    return lineOf(this) ?? new DOMRect(-window.scrollX, -window.scrollY, 0, 0);
  };
  // Of ranges within one text node: the text map asks for no others.
  Range.prototype.getClientRects = function () {
    const line = this.startContainer.parentElement && lineOf(this.startContainer.parentElement);
    const left = (line?.left ?? 0) + this.startOffset * CHARACTER.width;
    const width = (this.endOffset - this.startOffset) * CHARACTER.width;
    const rects = line && width > 0 ? [new DOMRect(left, line.top, width, line.height)] : [];
    return rects as unknown as DOMRectList;
  };
  document.caretPositionFromPoint = (x, y) => {
    const text = listBlocks()[Math.floor((y + window.scrollY) / CHARACTER.height)]?.firstChild;
    if (!(text instanceof Text)) return null;
    const offset = Math.min(Math.round((x + window.scrollX) / CHARACTER.width), text.length);
    return { offsetNode: text, offset, getClientRect: () => null };
  };
}

/** The middle of the words' first letter, where they first stand on the page. */
export function placeOf(words: string): Place {
  const blocks = listBlocks();
  const number = blocks.findIndex((block) => block.textContent?.includes(words));
  const at = blocks[number]?.textContent?.indexOf(words);
  if (at === undefined) throw new Error(`"${words}" is not on the page`);
  return {
    clientX: (at + 0.5) * CHARACTER.width - window.scrollX,
    clientY: (number + 0.5) * CHARACTER.height - window.scrollY,
  };
}

/** The words that the overlay's boxes of this mark stand behind, a string for each box; '' for a box of no width. */
export function wordsBehind(mark: string): string[] {
  const boxes = [...document.querySelectorAll<HTMLElement>(`[data-mark="${mark}"]`)];
  return boxes.map(({ style }) => {
    const [left, top, width] = [style.left, style.top, style.width].map(Number.parseFloat) as [number, number, number];
    const text = listBlocks()[top / CHARACTER.height]?.textContent ?? '';
    return text.slice(left / CHARACTER.width, (left + width) / CHARACTER.width);
  });
}

/** Scrolls so that the block by this number, counted from 0, is the first that the window shows, in part. */
export function scrollToBlock(number: number): void {
  window.scrollTo(0, (number + 0.5) * CHARACTER.height);
  window.dispatchEvent(new Event('scroll'));
}

/** Whether the window shows the whole block by this number, counted from 0. */
export function isInView(number: number): boolean {
  const top = number * CHARACTER.height - window.scrollY;
  return top >= 0 && top + CHARACTER.height <= window.innerHeight;
}

/** Registers highlights as a browser with the CSS Custom Highlight API does. */
export function registerHighlights(): void {
  class RegisteredHighlight extends Set<AbstractRange> {
    priority = 0;
  }
  class PlainStaticRange {
    constructor(bounds: StaticRangeInit) {
      Object.assign(this, bounds);
    }
  }
  Object.assign(globalThis, { Highlight: RegisteredHighlight, StaticRange: PlainStaticRange });
  // happy-dom makes another CSS object at each use.
  Object.defineProperty(globalThis, 'CSS', { value: Object.assign(CSS, { highlights: new Map() }) });
}

/** The words that the highlight of this name paints, a string for each range within one block. */
export function wordsPainted(name: string): string[] {
  const ranges = [...(CSS.highlights.get(name) ?? [])];
  return ranges.map(({ startContainer, startOffset, endOffset }) =>
    (startContainer.textContent ?? '').slice(startOffset, endOffset),
  );
}

function listBlocks(): Element[] {
  return [...document.querySelectorAll(BLOCK)];
}

/** Where the block's line stands in the window; null for what is no block. */
function lineOf(element: Element): DOMRect | null {
  const number = listBlocks().indexOf(element);
  if (number < 0) return null;
  const { width, height } = CHARACTER;
  const length = element.textContent?.length ?? 0;
  return new DOMRect(-window.scrollX, number * height - window.scrollY, length * width, height);
}
