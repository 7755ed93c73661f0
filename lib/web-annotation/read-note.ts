import { parseHTML } from 'linkedom';
import { marked } from 'marked';
import type { RichTextMark, RichTextNode } from '#lib/annotation/rich-text.ts';
import { isWebHref } from '#lib/links/is-web-href.ts';

/*
 * Reads text from other tools into the nodes and marks that a note's editor knows. Markup is never kept: what is unknown
 * leaves its words, scripts and styles leave nothing, and a link leads to the web or is mere words.
 */

export type NoteFormat = 'text/plain' | 'text/html' | 'text/markdown';

const BLOCKS = new Set(
  'address article aside dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav p pre section summary table tr'.split(
    ' ',
  ),
);
const CONTAINERS = new Map([
  ['ul', 'bulletList'],
  ['ol', 'orderedList'],
  ['blockquote', 'blockquote'],
]);
const DROPPED = new Set('head iframe noscript object script style svg template title'.split(' '));
const MARKS = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['cite', 'italic'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['s', 'strike'],
  ['del', 'strike'],
  ['strike', 'strike'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
]);
/** Lists and quotes within each other; what is deeper is read as its words. */
const NESTING_MAX = 4;
/** Elements within each other; no note has more, and what is deeper is left to its words. */
const DEPTH_MAX = 100;

/** The blocks of a note: paragraphs, lists and quotes. */
export function readNote(value: string, format: NoteFormat): RichTextNode[] {
  if (format === 'text/plain') return readPlain(value);
  const html = format === 'text/html' ? value : marked.parse(value, { async: false });
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return readBlocks([...document.body.childNodes], NESTING_MAX);
}

function readPlain(value: string): RichTextNode[] {
  return value
    .trim()
    .split(/\r\n?|\n/)
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] }));
}

function readBlocks(nodes: readonly Node[], nesting: number): RichTextNode[] {
  const blocks: RichTextNode[] = [];
  let inline: RichTextNode[] = [];
  const endParagraph = () => {
    const content = trimInline(inline);
    if (content.length > 0) blocks.push({ type: 'paragraph', content });
    inline = [];
  };
  const readElement = (element: Element, marks: readonly RichTextMark[], depth: number) => {
    const name = element.localName;
    const container = CONTAINERS.get(name);
    if (DROPPED.has(name)) return;
    if (name === 'br') inline.push({ type: 'hardBreak' });
    else if (name === 'img') addText(inline, element.getAttribute('alt') ?? '', marks);
    else if (depth > DEPTH_MAX) addText(inline, element.textContent ?? '', marks);
    else if (container && nesting > 0) {
      endParagraph();
      const content = readContainer(element, container, nesting - 1);
      if (content.length > 0) blocks.push({ type: container, content });
    } else if (BLOCKS.has(name) || container || name === 'li') {
      endParagraph();
      readAll([...element.childNodes], marks, depth + 1);
      endParagraph();
    } else readAll([...element.childNodes], addMark(marks, element), depth + 1);
  };
  const readAll = (children: readonly Node[], marks: readonly RichTextMark[], depth: number) => {
    for (const child of children) {
      if (child.nodeType === 3) addText(inline, child.textContent ?? '', marks);
      else if (isElement(child)) readElement(child, marks, depth);
    }
  };
  readAll(nodes, [], 0);
  endParagraph();
  return blocks;
}

/** A list's points, each with at least one paragraph, or the blocks of a quote. */
function readContainer(element: Element, type: string, nesting: number): RichTextNode[] {
  if (type === 'blockquote') return readBlocks([...element.childNodes], nesting);
  return [...element.childNodes].flatMap((child) => {
    const isPoint = isElement(child) && child.localName === 'li';
    const content = readBlocks(isPoint ? [...child.childNodes] : [child], nesting);
    return content.length > 0 ? [{ type: 'listItem', content }] : [];
  });
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function addMark(marks: readonly RichTextMark[], element: Element): readonly RichTextMark[] {
  const href = element.localName === 'a' ? element.getAttribute('href')?.trim() : undefined;
  const type = MARKS.get(element.localName);
  const added = href !== undefined && isWebHref(href) ? { type: 'link', attrs: { href } } : type ? { type } : null;
  if (!added || marks.some((mark) => mark.type === added.type)) return marks;
  return [...marks, added];
}

/** White space is one space, as HTML shows it. */
function addText(inline: RichTextNode[], raw: string, marks: readonly RichTextMark[]): void {
  const last = inline.at(-1);
  const endsInSpace = !last || last.type === 'hardBreak' || last.text?.endsWith(' ') === true;
  const text = raw.replace(/\s+/g, ' ');
  const joined = endsInSpace ? text.trimStart() : text;
  if (joined !== '') inline.push({ type: 'text', text: joined, marks });
}

/** Without white space and line breaks at the ends. */
function trimInline(inline: readonly RichTextNode[]): RichTextNode[] {
  const isBlank = (node: RichTextNode) => node.type === 'hardBreak' || (node.text ?? '').trim() === '';
  const first = inline.findIndex((node) => !isBlank(node));
  const last = inline.findLastIndex((node) => !isBlank(node));
  return inline
    .slice(Math.max(0, first), last + 1)
    .map((node, at) =>
      at === last - first && node.text !== undefined ? { ...node, text: node.text.trimEnd() } : node,
    );
}
