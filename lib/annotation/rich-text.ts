import * as Y from 'yjs';
import { isKnownMention, mentionOf, type NameOf } from './note-mention.ts';
import type { RichTextNames } from './rich-text-names.ts';

/*
 * The rich text of notes, replies and fact sheets, as y-tiptap keeps it: a Y.XmlFragment of Y.XmlElement (blocks, with
 * plain attributes) and Y.XmlText (strings with marks). rich-text-names.ts says which there are.
 */

/** Plain text: a line for each block, mentions as `@[id]`, without NUL and lone surrogates, which PostgreSQL refuses. */
export function readRichText(fragment: Y.XmlFragment): string {
  const lines: string[] = [''];
  for (const child of fragment.toArray()) appendLines(child, lines);
  return lines.slice(1).join('\n').replaceAll('\0', '').toWellFormed().trim();
}

function appendLines(node: Y.XmlElement | Y.XmlText | Y.XmlHook, lines: string[]): void {
  if (node instanceof Y.XmlText) lines.push(`${lines.pop() ?? ''}${readWords(node)}`);
  if (!(node instanceof Y.XmlElement)) return;
  if (node.nodeName === 'mention') lines.push(`${lines.pop() ?? ''}${mentionOf(String(node.getAttribute('id')))}`);
  else lines.push('');
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
  const type = toMarkName(key);
  return typeof value === 'object' && value !== null ? { type, attrs: { ...value } } : { type };
}

/** y-tiptap names a mark that may overlap itself "name--hash". */
function toMarkName(key: string): string {
  return key.split('--', 1)[0] ?? key;
}

/** Rich text with the members' names as the labels of its mentions. */
export function labelMentions(node: RichTextNode, nameOf: NameOf): RichTextNode {
  const id = node.type === 'mention' ? node.attrs?.id : undefined;
  if (typeof id === 'string') return { ...node, attrs: { id, label: nameOf(id) } };
  return node.content ? { ...node, content: node.content.map((child) => labelMentions(child, nameOf)) } : node;
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

/** Whether this is a bare fragment that holds rich text of these names only, at most `depth` elements deep. */
export function isRichText(value: unknown, names: RichTextNames, depth: number): value is Y.XmlFragment {
  const isBare = value instanceof Y.XmlFragment && !(value instanceof Y.XmlElement) && value._map.size === 0;
  return isBare && fits(value, names, depth);
}

/** Whether what this change added to a piece of rich text is rich text of these names again, at most `depth` elements deep. */
export function keepsRichText(event: Y.YEvent<Y.AbstractType<unknown>>, names: RichTextNames, depth: number): boolean {
  const { target } = event;
  const { added, keys } = event.changes;
  if (target instanceof Y.XmlText) return keys.size === 0 && hasKnownMarks(added, names);
  if (!(target instanceof Y.XmlFragment)) return false;
  const isWhole = target instanceof Y.XmlElement ? hasKnownAttributes(target) : keys.size === 0;
  return isWhole && [...added].every((item) => isNode(item, names, depth));
}

function fits(parent: Y.XmlFragment, names: RichTextNames, depth: number): boolean {
  return depth >= 0 && listItems(parent).every((item) => isNode(item, names, depth));
}

function isNode({ content }: Y.Item, names: RichTextNames, depth: number): boolean {
  if (!(content instanceof Y.ContentType)) return false;
  const node = content.type;
  if (node instanceof Y.XmlText) return node._map.size === 0 && hasKnownMarks(listItems(node), names);
  if (!(node instanceof Y.XmlElement) || !names.elements.has(node.nodeName)) return false;
  return hasKnownAttributes(node) && fits(node, names, depth - 1);
}

function listItems(parent: { readonly _start: Y.Item | null }): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = parent._start; item; item = item.right) if (!item.deleted) items.push(item);
  return items;
}

/** Whether these are strings and marks. A mark may end under any name, so that one from before can be taken away. */
function hasKnownMarks(items: Iterable<Y.Item>, { marks }: RichTextNames): boolean {
  return [...items].every(
    ({ content }) =>
      content instanceof Y.ContentString ||
      (content instanceof Y.ContentFormat && (content.value === null || marks.has(toMarkName(content.key)))),
  );
}

/** A mention's are those of its shape; others have values alone, under names that no object has by itself. */
function hasKnownAttributes(element: Y.XmlElement): boolean {
  if (element.nodeName === 'mention') return isKnownMention(element);
  return [...element._map].every(
    ([name, item]) => item.deleted || (!(item.content instanceof Y.ContentType) && !(name in Object.prototype)),
  );
}
