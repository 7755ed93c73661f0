import '#components/editor/editor.css';
import './discussion.css';
import { createElement, Fragment, type ReactNode } from 'react';
import type { CommentBlock, CommentBody, CommentInline, CommentMark } from '#lib/mention/comment-body.ts';

const BLOCKS = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
} as const;
const MARKS = { bold: 'strong', italic: 'em', strike: 's', code: 'code', underline: 'u' } as const;

/** What a comment says, as elements made one by one: its words are only ever text. */
export function CommentText({ body }: { body: CommentBody }) {
  return <div className="rich-text">{join(body.content.map(renderBlock))}</div>;
}

function renderBlock(block: CommentBlock): ReactNode {
  const children =
    block.type === 'paragraph' ? (block.content ?? []).map(renderInline) : block.content.map(renderBlock);
  return createElement(BLOCKS[block.type], null, ...children);
}

function renderInline(inline: CommentInline): ReactNode {
  if (inline.type === 'hardBreak') return <br />;
  if (inline.type === 'mention') return <span className="mention">@{inline.attrs.label}</span>;
  return (inline.marks ?? []).reduce<ReactNode>(renderMark, inline.text);
}

function renderMark(inner: ReactNode, mark: CommentMark): ReactNode {
  if (mark.type !== 'link') return createElement(MARKS[mark.type], null, inner);
  return (
    <a href={mark.attrs.href} rel="noopener noreferrer nofollow" target="_blank">
      {inner}
    </a>
  );
}

/** Children without keys: every change renders all of them again. */
function join(children: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...children);
}
