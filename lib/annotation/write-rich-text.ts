import * as Y from 'yjs';
import type { RichTextMark, RichTextNode } from './rich-text.ts';

/** Appends nodes to a fragment that stands in a document, as y-tiptap keeps them: an element for each, and text with its marks. */
export function writeRichTextNodes(parent: Y.XmlFragment, nodes: readonly RichTextNode[]): void {
  let open: Y.XmlText | null = null;
  for (const node of nodes) {
    if (node.type === 'text') {
      open ??= append(parent, new Y.XmlText());
      open.insert(open.length, node.text ?? '', toAttributes(node.marks ?? []));
    } else {
      open = null;
      writeRichTextNodes(append(parent, new Y.XmlElement(node.type)), node.content ?? []);
    }
  }
}

function append<T extends Y.XmlElement | Y.XmlText>(parent: Y.XmlFragment, child: T): T {
  parent.insert(parent.length, [child]);
  return child;
}

function toAttributes(marks: readonly RichTextMark[]): Record<string, unknown> {
  return Object.fromEntries(marks.map(({ type, attrs = {} }) => [type, attrs]));
}
