import { Fragment, type ReactNode } from 'react';
import type { Inline, TextBlock } from '#lib/version/block.ts';

/** A published block of words. Links carry no referrer and no endorsement. */
export function RichText({ block }: { block: TextBlock }) {
  switch (block.type) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3';
      const size = block.level === 2 ? 'mt-10 text-2xl' : 'mt-8 text-xl';
      return (
        <Heading dir="auto" className={`font-semibold font-serif leading-snug ${size}`}>
          <Runs runs={block.text} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p dir="auto" className="mt-4">
          <Runs runs={block.text} />
        </p>
      );
    case 'quote':
      return (
        <blockquote dir="auto" className="mt-4 border-line-strong border-s-2 ps-4">
          {number(block.paragraphs).map(([key, runs]) => (
            <p key={key} className="mt-2 first:mt-0">
              <Runs runs={runs} />
            </p>
          ))}
        </blockquote>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List dir="auto" className={`mt-4 grid gap-1 ps-6 ${block.ordered ? 'list-decimal' : 'list-disc'}`}>
          {number(block.entries).map(([key, runs]) => (
            <li key={key}>
              <Runs runs={runs} />
            </li>
          ))}
        </List>
      );
    }
  }
}

function Runs({ runs }: { runs: readonly Inline[] }) {
  return number(runs).map(([key, run]) => <Fragment key={key}>{mark(run)}</Fragment>);
}

function mark({ text, bold, italic, href }: Inline): ReactNode {
  let node: ReactNode = text;
  if (italic) node = <em>{node}</em>;
  if (bold) node = <strong>{node}</strong>;
  if (href) {
    node = (
      <a href={href} rel="noreferrer nofollow" className="text-accent underline underline-offset-2">
        {node}
      </a>
    );
  }
  return node;
}

// A frozen text never reorders, so the place is the key.
function number<T>(parts: readonly T[]): (readonly [number, T])[] {
  return parts.map((part, index) => [index, part] as const);
}
