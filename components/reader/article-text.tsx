import { memo } from 'react';
import type { Block } from '#lib/article/split-blocks.ts';

/**
 * The revision's text as semantic HTML, never drawn again: each block tells its first offset and holds one text node, which
 * is what the paint and every selector count in.
 */
export const ArticleText = memo(function ArticleText({ text, blocks }: { text: string; blocks: readonly Block[] }) {
  return blocks.map(({ kind, start, end }) =>
    kind === 'heading' ? (
      <h2 key={start} data-start={start} className="mt-9 mb-3 font-semibold text-[1.3rem] leading-snug">
        {text.slice(start, end)}
      </h2>
    ) : (
      <p key={start} data-start={start} className="my-[1.1em]">
        {text.slice(start, end)}
      </p>
    ),
  );
});
