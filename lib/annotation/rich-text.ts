import * as Y from 'yjs';

/*
 * The rich text of notes, replies and fact sheets, as y-tiptap keeps it: a Y.XmlFragment of Y.XmlElement (blocks, with
 * plain attributes) and Y.XmlText (strings with marks). The editors define which elements there are.
 */

/** Plain text: a line for each block, without NUL and lone surrogates, which PostgreSQL refuses. */
export function readRichText(fragment: Y.XmlFragment): string {
  const lines: string[] = [''];
  for (const child of fragment.toArray()) appendLines(child, lines);
  return lines.slice(1).join('\n').replaceAll('\0', '').toWellFormed().trim();
}

function appendLines(node: Y.XmlElement | Y.XmlText | Y.XmlHook, lines: string[]): void {
  if (node instanceof Y.XmlText) lines.push(`${lines.pop() ?? ''}${readWords(node)}`);
  if (!(node instanceof Y.XmlElement)) return;
  lines.push('');
  for (const child of node.toArray()) appendLines(child, lines);
}

function readWords(text: Y.XmlText): string {
  const delta: { insert?: unknown }[] = text.toDelta();
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

/** Rich text as ProseMirror's JSON. Names of nodes and marks are as written, so a renderer must expect any. */
export type RichTextNode = {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: readonly RichTextMark[];
  content?: readonly RichTextNode[];
};
export type RichTextMark = { type: string; attrs?: Record<string, unknown> };

/**
 * The fragment as a `doc`. By hand, since y-tiptap's conversion with a schema deletes unknown nodes from the shared draft, and
 * the one without a schema is deprecated and fails on text at the top level.
 */
export function toRichTextDoc(fragment: Y.XmlFragment): RichTextNode {
  return { type: 'doc', content: fragment.toArray().flatMap(toNodes) };
}

function toNodes(node: Y.XmlElement | Y.XmlText | Y.XmlHook): RichTextNode[] {
  if (node instanceof Y.XmlText) return toTextNodes(node);
  if (!(node instanceof Y.XmlElement)) return [];
  return [{ type: node.nodeName, attrs: node.getAttributes(), content: node.toArray().flatMap(toNodes) }];
}

function toTextNodes(node: Y.XmlText): RichTextNode[] {
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = node.toDelta();
  return delta.flatMap(({ insert, attributes = {} }) =>
    typeof insert === 'string' ? [{ type: 'text', text: insert, marks: Object.entries(attributes).map(toMark) }] : [],
  );
}

function toMark([key, value]: [string, unknown]): RichTextMark {
  // y-tiptap names a mark that may overlap itself "name--hash".
  const [type = key] = key.split('--');
  return typeof value === 'object' && value !== null ? { type, attrs: { ...value } } : { type };
}

/** A paragraph for each line of `text`, for text written by the server or without an editor. */
export function writeRichText(fragment: Y.XmlFragment, text: string): void {
  const paragraphs = text.split('\n').map((line) => {
    const paragraph = new Y.XmlElement('paragraph');
    if (line !== '') paragraph.insert(0, [new Y.XmlText(line)]);
    return paragraph;
  });
  fragment.insert(fragment.length, paragraphs);
}

/** Whether this is a bare fragment that holds rich text only, at most `depth` elements deep. */
export function isRichText(value: unknown, depth: number): value is Y.XmlFragment {
  return (
    value instanceof Y.XmlFragment && !(value instanceof Y.XmlElement) && value._map.size === 0 && fits(value, depth)
  );
}

/** Whether what this change added to a piece of rich text is rich text again, at most `depth` elements deep. */
export function keepsRichText(event: Y.YEvent<Y.AbstractType<unknown>>, depth: number): boolean {
  const { target } = event;
  const { added, keys } = event.changes;
  if (target instanceof Y.XmlText) return keys.size === 0 && [...added].every(isPlain);
  if (!(target instanceof Y.XmlFragment)) return false;
  if (!(target instanceof Y.XmlElement)) return keys.size === 0 && [...added].every((item) => isNode(item, depth));
  return hasPlainAttributes(target) && [...added].every((item) => isNode(item, depth));
}

function fits(parent: Y.XmlFragment, depth: number): boolean {
  if (depth < 0) return false;
  for (let item = parent._start; item; item = item.right) {
    if (!item.deleted && !isNode(item, depth)) return false;
  }
  return true;
}

function isNode({ content }: Y.Item, depth: number): boolean {
  if (!(content instanceof Y.ContentType)) return false;
  const node = content.type;
  if (node instanceof Y.XmlText) return isPlainText(node);
  return node instanceof Y.XmlElement && hasPlainAttributes(node) && fits(node, depth - 1);
}

function isPlainText(text: Y.XmlText): boolean {
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && !isPlain(item)) return false;
  }
  return text._map.size === 0;
}

function isPlain({ content }: Y.Item): boolean {
  return content instanceof Y.ContentString || content instanceof Y.ContentFormat;
}

function hasPlainAttributes(element: Y.XmlElement): boolean {
  return [...element._map.values()].every((item) => item.deleted || !(item.content instanceof Y.ContentType));
}
