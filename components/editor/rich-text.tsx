import './editor.css';
import { renderJSONContentToReactElement } from '@tiptap/static-renderer/json/react';
import type { ReactNode } from 'react';
import type { RichTextMark, RichTextNode } from '#lib/annotation/rich-text.ts';
import { isWebHref } from '#lib/links/is-web-href.ts';

type NodeProps = { node: RichTextNode; children?: ReactNode };
type MarkProps = { mark: RichTextMark; children?: ReactNode };

/** Without a prototype: a draft may name a node "constructor". */
function byName<T>(mapping: Record<string, T>): Record<string, T> {
  return Object.assign(Object.create(null), mapping);
}

const RENDERERS = {
  nodeMapping: byName<(props: NodeProps) => ReactNode>({
    text: ({ node, children }) => node.text ?? children,
    hardBreak: () => <br />,
    paragraph: ({ children }) => <p>{children}</p>,
    bulletList: ({ children }) => <ul>{children}</ul>,
    orderedList: ({ children }) => <ol>{children}</ol>,
    listItem: ({ children }) => <li>{children}</li>,
    blockquote: ({ children }) => <blockquote>{children}</blockquote>,
    mention: ({ node }) => <span className="mention">@{readLabel(node)}</span>,
  }),
  markMapping: byName<(props: MarkProps) => ReactNode>({
    bold: ({ children }) => <strong>{children}</strong>,
    italic: ({ children }) => <em>{children}</em>,
    strike: ({ children }) => <s>{children}</s>,
    underline: ({ children }) => <u>{children}</u>,
    code: ({ children }) => <code>{children}</code>,
    link: WebLink,
  }),
  unhandledNode: ({ children }: NodeProps) => children,
  unhandledMark: ({ children }: MarkProps) => children,
};

/** A note, a reply or a comment for reading, with the editor's look. Unknown nodes and marks show their words alone. */
export function RichText({ doc }: { doc: RichTextNode }) {
  // A renderer numbers its keys on, so each render has its own: the same words keep their elements.
  const render = renderJSONContentToReactElement<RichTextMark, RichTextNode>(RENDERERS);
  return <div className="rich-text">{render({ content: doc })}</div>;
}

/** A draft may hold any value there. */
function readLabel({ attrs }: RichTextNode): string {
  return typeof attrs?.label === 'string' ? attrs.label : '';
}

/** Leads to the web or nowhere. */
function WebLink({ mark, children }: MarkProps): ReactNode {
  const href = mark.attrs?.href;
  if (typeof href !== 'string' || !isWebHref(href)) return children;
  return (
    <a href={href} rel="noopener noreferrer nofollow" target="_blank">
      {children}
    </a>
  );
}
