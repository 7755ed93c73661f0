import './editor.css';
import { createElement, Fragment, type ReactNode } from 'react';
import * as Y from 'yjs';

const ELEMENTS: Record<string, string> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
};
const MARKS: Record<string, string> = { bold: 'strong', italic: 'em', strike: 's', underline: 'u', code: 'code' };

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook;

/** A note or reply for reading, styled like the editor. Unknown elements show their text only. */
export function RichText({ fragment }: { fragment: Y.XmlFragment }) {
  return <div className="rich-text">{join(fragment.toArray().map(renderNode))}</div>;
}

function renderNode(node: Node): ReactNode {
  if (node instanceof Y.XmlText) return renderWords(node);
  if (!(node instanceof Y.XmlElement)) return null;
  if (node.nodeName === 'hardBreak') return <br />;
  const children = node.toArray().map(renderNode);
  return createElement(ELEMENTS[node.nodeName] ?? Fragment, null, ...children);
}

function renderWords(text: Y.XmlText): ReactNode {
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  return join(
    delta.map(({ insert, attributes }) => (typeof insert === 'string' ? mark(insert, attributes ?? {}) : null)),
  );
}

function mark(words: string, attributes: Record<string, unknown>): ReactNode {
  return Object.keys(attributes).reduce<ReactNode>((inner, name) => {
    const element = MARKS[name];
    return element ? createElement(element, null, inner) : inner;
  }, words);
}

/** Children without keys: every change renders all of them again. */
function join(children: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...children);
}
