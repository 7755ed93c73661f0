import { Fragment, memo } from 'react';
import type { Block } from '#lib/article/split-blocks.ts';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import { EvidenceLine } from './evidence-line.tsx';

type ArticleTextProps = {
  text: string;
  blocks: readonly Block[];
  cited: readonly CitedPassage[];
  storyId: string;
};

/**
 * The revision's text as semantic HTML; its blocks never change: each tells its first offset and holds one text node, which
 * is what the paint and every selector count in.
 */
export const ArticleText = memo(function ArticleText({ text, blocks, cited, storyId }: ArticleTextProps) {
  return blocks.map(({ kind, start, end }, index) => {
    const endingHere = cited.filter(
      ({ selector }) => selector.end > start && selector.end <= (blocks[index + 1]?.start ?? Infinity),
    );
    return (
      <Fragment key={start}>
        {kind === 'heading' ? (
          <h2 data-start={start} className="mt-9 mb-3 font-semibold text-[1.3rem] leading-snug">
            {text.slice(start, end)}
          </h2>
        ) : (
          <p data-start={start} className="my-[1.1em]">
            {text.slice(start, end)}
          </p>
        )}
        {endingHere.length > 0 && <EvidenceLine cited={endingHere} storyId={storyId} />}
      </Fragment>
    );
  });
});
